// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.node.Survey;
import java.util.List;
import java.util.Map;

/**
 * systemd-timedated knows which programs that keep the time are installed (CanNTP), switches on the first of them (NTP), and says
 * whether the clock is right (NTPSynchronized; org.freedesktop.timedate1(5)).
 */
final class TimeSync implements Mending {
    @Override
    public Cure judge(ClusterSpec spec, NodeSpec node, Survey said) {
        if (yes(said, "time.synced")) {
            return new Cure.Well("NTPSynchronized=yes");
        }
        if (!yes(said, "time.can")) {
            return new Cure.Beyond(Problem.blocking(ProblemCode.MEND_NO_TIME_SERVICE, Map.of("node", node.name())));
        }
        return yes(said, "time.ntp")
                ? new Cure.Settling("NTP=yes NTPSynchronized=no", Problem.blocking(ProblemCode.MEND_TIME_UNSYNCED, Map.of("node", node.name())))
                : new Cure.Ill("NTP=no NTPSynchronized=no", List.of(Cure.Deed.of(MendCommands.setNtp())));
    }

    private static boolean yes(Survey said, String key) {
        return said.one(key).filter("yes"::equals).isPresent();
    }
}

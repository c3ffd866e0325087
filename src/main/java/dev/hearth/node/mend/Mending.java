// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Mend;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.node.Survey;

/** Judges one kind of {@link Mend}. */
public interface Mending {
    /** @param said what the node answered to {@link dev.hearth.node.NodeCommands#mendLook} */
    Cure judge(ClusterSpec spec, NodeSpec node, Survey said);

    static Mending of(Mend mend) {
        return switch (mend) {
            case OLD_VIP -> new OldVip();
            case TIME_SYNC -> new TimeSync();
            case CGROUP -> new MemoryCgroup();
            case FIREWALL -> new OpenPorts();
        };
    }
}

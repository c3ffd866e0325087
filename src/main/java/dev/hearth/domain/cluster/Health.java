// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import java.util.Map;
import java.util.Set;

/**
 * What of a cluster works now, whatever was planned.
 *
 * @param answers whether its API answers at the shared address
 * @param servers etcd's members, up or not
 * @param voting how many of them are up and vote
 * @param away names of the nodes that are not Ready
 * @param served whether the address of the pages answers; true where nobody serves pages yet
 * @param workloads of a component
 */
public record Health(boolean answers, Quorum servers, int voting, Set<String> away, boolean served, Map<String, Workloads> workloads) {
    public Health {
        away = Set.copyOf(away);
        workloads = Map.copyOf(workloads);
    }

    /** @param ready with all their pods, of {@code all} Deployments, StatefulSets and DaemonSets */
    public record Workloads(int ready, int all) {}

    /** How well a cluster is. */
    public enum Level {
        HEALTHY,
        /** Something is away or other than planned, and people are served all the same. */
        DEGRADED,
        /** Nobody is served. */
        BROKEN
    }

    /** @param asPlanned whether everything that was looked at is as planned */
    public Level level(boolean asPlanned) {
        if (!answers || !served) {
            return Level.BROKEN;
        }
        boolean whole = away.isEmpty() && voting == servers.servers() && workloads.values().stream().allMatch(found -> found.ready() == found.all());
        return asPlanned && whole ? Level.HEALTHY : Level.DEGRADED;
    }

    /** How many servers more may fail before the API takes no more changes; negative when it takes none already. */
    public int spare() {
        return servers.spare(voting);
    }
}

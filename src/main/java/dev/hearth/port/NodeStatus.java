// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.util.List;
import java.util.Map;

/**
 * A Kubernetes Node.
 *
 * @param conditions type to status ({@code True}, {@code False}, {@code Unknown}), as Ready and k3s's EtcdIsVoter
 * @param internalIps addresses of type InternalIP
 * @param kubeletVersion as {@code v1.36.3+k3s1}
 * @param labels with {@code node-role.kubernetes.io/control-plane} on servers
 */
public record NodeStatus(
        String name, Map<String, String> conditions, List<String> internalIps, String kubeletVersion, Map<String, String> labels) {
    public NodeStatus {
        conditions = Map.copyOf(conditions);
        internalIps = List.copyOf(internalIps);
        labels = Map.copyOf(labels);
    }

    public boolean ready() {
        return "True".equals(conditions.get("Ready"));
    }

    /** k3s's own condition: a full member of etcd, no learner (component facts 1.5). */
    public boolean etcdVoter() {
        return "True".equals(conditions.get("EtcdIsVoter"));
    }
}

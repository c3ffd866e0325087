// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.members;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import java.util.Map;

/**
 * A node of the cluster and what the API says of it.
 *
 * @param ready as the Node's condition says: {@code True}, {@code False}, {@code Unknown}, or {@code -} when it was not seen
 * @param voter k3s's condition EtcdIsVoter, alike; {@code -} for agents
 */
public record Member(String name, Role role, String address, String ready, String voter) {
    public static Member of(NodeSpec node, Map<String, String> conditions) {
        return new Member(node.name(), node.role(), node.address().toString(), conditions.getOrDefault("Ready", "-"), conditions.getOrDefault("EtcdIsVoter", "-"));
    }

    public boolean complete() {
        return ready.equals("True") && (role == Role.AGENT || voter.equals("True"));
    }

    /** As the API says it: {@code Ready=True EtcdIsVoter=True}. */
    public String evidence() {
        return "Ready=" + ready + (role == Role.AGENT ? "" : " EtcdIsVoter=" + voter);
    }
}

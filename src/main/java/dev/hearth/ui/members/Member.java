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
 * @param version of k3s on it, alike {@code -}
 */
public record Member(String name, Role role, String address, String ready, String voter, String version) {
    /** What is not seen is {@code -}. */
    static final String UNSEEN = "-";

    public static Member of(NodeSpec node, Map<String, String> conditions) {
        return of(node, conditions, UNSEEN);
    }

    static Member of(NodeSpec node, Map<String, String> conditions, String version) {
        return new Member(node.name(), node.role(), node.address().toString(), conditions.getOrDefault("Ready", UNSEEN), conditions.getOrDefault("EtcdIsVoter", UNSEEN), version);
    }

    /** Whether the API has told of it. */
    public boolean seen() {
        return !version.equals(UNSEEN);
    }

    public boolean complete() {
        return ready.equals("True") && (role == Role.AGENT || voter.equals("True"));
    }

    /** As the API says it: {@code Ready=True EtcdIsVoter=True}. */
    public String evidence() {
        return "Ready=" + ready + (role == Role.AGENT ? "" : " EtcdIsVoter=" + voter);
    }
}

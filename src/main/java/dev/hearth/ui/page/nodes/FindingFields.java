// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.port.Preflight.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which field of the draft a finding is about, on this page or another. Most are about the machine, which has no field. */
final class FindingFields {
    /** Stands for the list of checks itself. */
    static final Field CHECKS = Field.of("checks");

    private final SshFields ssh;

    FindingFields(SshFields ssh) {
        this.ssh = ssh;
    }

    static boolean here(Problem problem) {
        Field field = problem.field();
        return field != null && !field.path().startsWith("network.");
    }

    List<Problem> at(Finding finding, ClusterDraft draft, ClusterSpec spec) {
        @Nullable Problem problem = finding.problem();
        if (problem == null) {
            return List.of();
        }
        int index = spec.nodes().stream().map(node -> node.name()).toList().indexOf(finding.node());
        if (index < 0 || index >= draft.nodes().size()) {
            return path(problem).map(path -> problem.at(Field.of(path))).stream().toList();
        }
        Node node = draft.nodes().get(index);
        return switch (problem.code()) {
            case PREFLIGHT_HOSTNAME_TWICE, PREFLIGHT_MACHINE_ID_TWICE, PREFLIGHT_MAC_TWICE -> List.of(problem.at(Field.node(index, "host")));
            case PREFLIGHT_ADDRESS, NODE_ADDRESS_MISSING -> List.of(problem.at(Field.node(index, node.address().isBlank() ? "host" : "address")));
            case PREFLIGHT_CLUSTER_NETWORK -> List.of(problem.at(Field.of("network.subnet")));
            default -> ssh.at(problem, index, node, spec.nodes().get(index).access());
        };
    }

    private static Optional<String> path(Problem problem) {
        return switch (problem.code()) {
            case PREFLIGHT_VIP_TAKEN -> Optional.of("network.vip");
            case PREFLIGHT_POOL_TAKEN -> Optional.of("network.pool");
            default -> Optional.empty();
        };
    }
}

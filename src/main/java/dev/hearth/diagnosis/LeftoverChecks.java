// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.node.NodeFacts;
import java.util.List;

/** What earlier installs left: another k3s, another Kubernetes, the VIP still on an interface. */
final class LeftoverChecks {
    static final List<NodeCheck> ALL = List.of(
            new NodeCheck("old.k3s", LeftoverChecks::k3s),
            new NodeCheck("old.kube", LeftoverChecks::kubernetes),
            new NodeCheck("old.cni", LeftoverChecks::network),
            new NodeCheck("old.nodepw", LeftoverChecks::nodePassword),
            new NodeCheck("old.vip", LeftoverChecks::vip));

    private LeftoverChecks() {}

    private static Outcome k3s(Subject node) {
        NodeFacts.ExistingK3s k3s = node.facts().k3s();
        String version = k3s.version().orElse("-");
        if (!node.node().adopted() && k3s.foreignTo(node.spec().name())) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_FOREIGN_K3S, version + k3s.cluster().map(name -> " (" + name + ")").orElse(""), "-");
        }
        return Outcome.ok(node.ours() ? version + " (" + node.spec().name() + ")" : "-");
    }

    private static Outcome kubernetes(Subject node) {
        List<String> services = node.survey().all("old.service");
        List<String> others = services.stream().filter(name -> !name.equals("docker")).toList();
        if (!others.isEmpty()) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_OTHER_KUBERNETES, String.join(", ", others), "-");
        }
        return services.isEmpty() ? Outcome.ok("-") : Outcome.info(ProblemCode.PREFLIGHT_DOCKER, "docker");
    }

    private static Outcome network(Subject node) {
        String left = String.join(", ", node.survey().all("old.cni"));
        return left.isEmpty() || node.ours() ? Outcome.ok(left.isEmpty() ? "-" : left) : Outcome.shouldFix(ProblemCode.PREFLIGHT_OLD_NETWORK, left, "-");
    }

    /** A new cluster takes it as it is; one that knew the node's name before does not (component facts, section 11). */
    private static Outcome nodePassword(Subject node) {
        boolean there = node.survey().one("old.nodepassword").isPresent();
        return there && !node.ours() ? Outcome.info(ProblemCode.PREFLIGHT_OLD_NODE_PASSWORD, "/etc/rancher/node/password") : Outcome.ok("-");
    }

    private static Outcome vip(Subject node) {
        boolean has = node.facts().addresses().stream().anyMatch(address -> address.address().equals(node.spec().addresses().vip()));
        return has && !node.ours()
                ? Outcome.blocking(ProblemCode.PREFLIGHT_OLD_VIP, node.spec().addresses().vip().toString(), "-")
                : Outcome.ok(has ? node.spec().addresses().vip().toString() : "-");
    }
}

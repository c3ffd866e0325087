// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.health;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Status;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks a cluster that stands whether a node may join it (field study 5.5, day-2). */
public final class NewcomerLook {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ClusterSpec grown;
    private final NodeSpec newcomer;
    private final List<Finding> findings = new ArrayList<>();

    private NewcomerLook(ClusterSpec grown, NodeSpec newcomer) {
        this.grown = grown;
        this.newcomer = newcomer;
    }

    /**
     * Never fails: a cluster that does not answer is a finding.
     *
     * @param grown the plan with the new node in it
     * @param version of k3s that the new node gets
     */
    public static List<Finding> of(ClusterSpec grown, NodeSpec newcomer, String version, Ports ports) throws InterruptedException {
        NewcomerLook look = new NewcomerLook(grown, newcomer);
        try {
            // The kubeconfig pins the cluster's own CA: whatever else answers at the address is refused here.
            ClusterApi api = ports.apis().open(grown.addresses().vip().toString(), ports.kubeconfigs().load(ports.kubeconfig()));
            List<NodeStatus> nodes = api.nodes();
            look.names(ports.network());
            List<NodeStatus> others = nodes.stream().filter(node -> !look.itself(node)).toList();
            look.health(others);
            look.taken(nodes);
            look.version(others, version);
        } catch (ProblemException e) {
            look.findings.add(new Finding("add.health", "", Status.BLOCKING, "", e.problem()));
        }
        return List.copyOf(look.findings);
    }

    /** The shared address in the certificate: the new node asks for it by that. */
    private void names(Network network) throws ProblemException, InterruptedException {
        String vip = grown.addresses().vip().toString();
        Optional<Network.ApiAnswer> answer = network.api(grown.addresses().vip(), PATIENCE);
        if (answer.isPresent() && !answer.get().sans().contains(vip)) {
            wrong("add.san", "", Status.BLOCKING, ProblemCode.ADD_SAN_MISSING, String.join(", ", answer.get().sans()), vip);
        } else {
            findings.add(new Finding("add.san", "", answer.isPresent() ? Status.OK : Status.NOT_CHECKED, answer.isPresent() ? vip : "", null));
        }
    }

    /** A member that is away, or still a learner, holds up whoever joins after it. */
    private void health(List<NodeStatus> nodes) {
        String unwell = nodes.stream().filter(node -> !node.ready() || (node.conditions().containsKey("EtcdIsVoter") && !node.etcdVoter()))
                .map(node -> node.name() + " Ready=" + node.conditions().getOrDefault("Ready", "-")
                        + (node.conditions().containsKey("EtcdIsVoter") ? " EtcdIsVoter=" + node.conditions().get("EtcdIsVoter") : ""))
                .collect(Collectors.joining(", "));
        if (unwell.isEmpty()) {
            findings.add(new Finding("add.health", "", Status.OK, nodes.size() + " Ready", null));
        } else {
            wrong("add.health", "", Status.BLOCKING, ProblemCode.ADD_NOT_HEALTHY, unwell, "Ready=True EtcdIsVoter=True");
        }
    }

    /** Of its name or its address there is another node; one with both is this very node, which another run or another hand has begun to add. */
    private void taken(List<NodeStatus> nodes) {
        Optional<NodeStatus> other = nodes.stream().filter(node -> itself(node) ? !at(node) : at(node)).findFirst();
        if (other.isPresent()) {
            wrong("add.etcd", newcomer.name(), Status.BLOCKING, ProblemCode.ADD_NODE_TAKEN, other.get().name() + " " + String.join(", ", other.get().internalIps()),
                    newcomer.name() + " " + newcomer.address());
        } else {
            findings.add(new Finding("add.etcd", newcomer.name(), Status.OK, newcomer.name() + " " + newcomer.address(), null));
        }
    }

    private boolean itself(NodeStatus node) {
        return node.name().equals(newcomer.name());
    }

    private boolean at(NodeStatus node) {
        return node.internalIps().contains(newcomer.address().toString());
    }

    private void version(List<NodeStatus> nodes, String wanted) {
        String found = nodes.stream().map(NodeStatus::kubeletVersion).distinct().sorted().collect(Collectors.joining(", "));
        if (found.isEmpty() || found.equals(wanted)) {
            findings.add(new Finding("add.skew", newcomer.name(), found.isEmpty() ? Status.NOT_CHECKED : Status.OK, found, null));
        } else {
            wrong("add.skew", newcomer.name(), Status.SHOULD_FIX, ProblemCode.ADD_VERSION_SKEW, found, wanted);
        }
    }

    private void wrong(String check, String node, Status status, ProblemCode code, String found, String required) {
        Map<String, String> args = new TreeMap<>(Map.of("node", newcomer.name(), "found", found, "required", required));
        findings.add(new Finding(check, node, status, found, status == Status.BLOCKING ? Problem.blocking(code, args) : Problem.warning(code, args)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.KubeVip;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.RolloutStatus;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The proof, asked through the VIP: every node Ready, every server a voter, kube-vip on all of them. */
final class VerifyStep implements Step, Scripted {
    private static final List<String> PRESSURES = List.of("DiskPressure", "MemoryPressure", "PIDPressure");
    private final ClusterSpec spec;
    private final List<Edge> edges;
    private final Ports ports;

    VerifyStep(ClusterSpec spec, List<Edge> edges, Ports ports) {
        this.spec = spec;
        this.edges = List.copyOf(edges);
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.VERIFY, "finish",
                Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(5), "https://" + spec.addresses().vip() + ":6443"), edges);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = ports.atVip(spec, context);
        List<NodeStatus> found = api.nodes();
        List<String> missing = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            Membership membership = new Membership(node, found.stream().filter(status -> status.name().equals(node.name())).findFirst());
            if (!membership.complete()) {
                missing.add(node.name() + " " + membership);
            }
        }
        Optional<RolloutStatus> kubeVip = api.daemonSet(KubeVip.NAMESPACE, KubeVip.DAEMON_SET);
        if (!spec.adopted() && kubeVip.filter(RolloutStatus::complete).isEmpty()) {
            missing.add(KubeVip.DAEMON_SET + " " + kubeVip.map(status -> status.ready() + "/" + status.wanted()).orElse("absent"));
        }
        long ready = found.stream().filter(NodeStatus::ready).count();
        long voters = found.stream().filter(NodeStatus::etcdVoter).count();
        if (missing.isEmpty()) {
            return Probe.satisfied(ready + " Ready, " + voters + " voters, VIP " + spec.addresses().vip() + " on "
                    + api.leaseHolder(KubeVip.NAMESPACE, KubeVip.LEASE).orElse("?"));
        }
        String words = String.join("; ", missing);
        return found.stream().map(VerifyStep::pressed).flatMap(Optional::stream).findFirst()
                .<Probe>map(problem -> new Probe.Hindered(words + "; " + problem.args(), problem)).orElseGet(() -> Probe.needed(words));
    }

    /** What the kubelet of a node is short of: then it starts no pods, and puts some out (Kubernetes, "Node-pressure Eviction"). */
    private static Optional<Problem> pressed(NodeStatus node) {
        return PRESSURES.stream().filter(kind -> "True".equals(node.conditions().get(kind))).findFirst()
                .map(kind -> Problem.blocking(ProblemCode.NODE_PRESSURE, Map.of("node", node.name(), "pressure", kind)));
    }

    @Override
    public void script(Script script) {
        spec.nodes().forEach(node -> Membership.await(script, node));
        script.call("rolled_out", script.patience().toSeconds(), KubeVip.NAMESPACE, "daemonset/" + KubeVip.DAEMON_SET);
    }

    @Override
    public void act(StepContext context) {
        // A proof changes nothing.
    }
}

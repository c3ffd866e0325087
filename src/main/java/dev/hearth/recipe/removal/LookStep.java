// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.NodeFacts;
import dev.hearth.port.NodeStatus;
import dev.hearth.recipe.shared.Foreign;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Members;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the node that leaves. A dead one may leave too: then it gives no facts, and nothing is done on it. One that the cluster sees
 * as Ready has to be reached, because its k3s would join again as soon as its Node is gone.
 */
final class LookStep implements Step {
    private static final Set<ProblemCode> DEAD = Set.of(ProblemCode.SSH_UNREACHABLE, ProblemCode.SSH_REFUSED, ProblemCode.SSH_CONNECTION_LOST, ProblemCode.COMMAND_TIMEOUT);
    private final ClusterSpec staying;
    private final NodeSpec leaving;
    private final Ports ports;

    LookStep(ClusterSpec staying, NodeSpec leaving, Ports ports) {
        this.staying = staying;
        this.leaving = leaving;
        this.ports = ports;
    }

    /** A node without power stays Ready for 40 to 50 s (kube-controller-manager, node-monitor-grace-period). */
    @Override
    public StepInfo info() {
        return NodeStepInfo.beside(RemovalIds.look(leaving), RemovalIds.COMPONENT, leaving,
                Patience.upTo(Duration.ofSeconds(90), Duration.ofSeconds(2), "ssh " + leaving.access().destination()), Edge.hard(StepIds.ACCESS, "api"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        try {
            NodeFacts facts = ports.shell(leaving).facts(staying.addresses().vip());
            return Foreign.problem(staying, leaving, facts).<Probe>map(Probe.Impossible::new).orElseGet(() -> new Probe.Satisfied(
                    Outputs.of(Keys.facts(leaving.name()), facts), facts.k3s().version().map(version -> "k3s " + version).orElse("k3s absent")));
        } catch (ProblemException e) {
            if (!DEAD.contains(e.problem().code())) {
                throw e;
            }
            return unreached(Members.of(staying, leaving, ports, context), e.problem());
        }
    }

    private Probe unreached(Members members, Problem silence) {
        String ready = members.itself().map(node -> "Ready=" + node.conditions().getOrDefault("Ready", "-")).orElse("Node absent");
        String evidence = silence.code().id() + ", " + ready;
        if (members.itself().filter(NodeStatus::ready).isEmpty()) {
            return Probe.satisfied(evidence);
        }
        return new Probe.Hindered(evidence, Problem.blocking(ProblemCode.LEAVING_NODE_UNREACHED, Map.of("node", leaving.name(), "host", leaving.access().host())).detail(silence.detail()));
    }

    @Override
    public void act(StepContext context) {
        // The cluster finds out by itself that a node is gone; we wait.
    }
}

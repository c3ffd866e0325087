// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;

/** Opens the one SSH connection that all later steps on the node share. The host key was pinned before the run. */
final class ConnectStep implements Step, Scripted {
    private final NodeSpec node;
    private final Ports ports;

    ConnectStep(NodeSpec node, Ports ports) {
        this.node = node;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.beside(StepIds.connect(node), "nodes", node,
                Patience.upTo(Duration.ofSeconds(30), Duration.ofSeconds(1), "ssh " + node.access().destination()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        ports.hosts().connect(node.access());
        return Probe.satisfied("ssh " + node.access().destination());
    }

    @Override
    public void script(Script script) {
        script.call("enter", node.name());
    }

    @Override
    public void act(StepContext context) {
        // Looking is connecting.
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;

/** Waits until the server that the cluster is asked through is a Ready node and a voter of etcd. */
final class ReadyStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final Ports ports;

    ReadyStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.READY, "k3s", Patience.upTo(Duration.ofMinutes(5), Duration.ofSeconds(10), "Ready, EtcdIsVoter"),
                List.of(Edge.hard(StepIds.CREDENTIALS, "api")));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Membership membership = Membership.of(spec, context.require(Keys.STANDING).lead(), ports, context);
        String evidence = membership.node().name() + " " + membership;
        return membership.complete() ? Probe.satisfied(evidence) : Probe.needed(evidence);
    }

    @Override
    public void script(Script script) {
        Membership.await(script, spec.firstServer());
    }

    @Override
    public void act(StepContext context) {
        // k3s makes the node ready; we wait.
    }
}

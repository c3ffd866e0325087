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
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;

/** Waits until the first server is a Ready node and a voter of etcd. */
final class ReadyStep implements Step {
    private final ClusterSpec spec;
    private final Ports ports;

    ReadyStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return new StepInfo(StepIds.ready(spec.firstServer()), "k3s", spec.firstServer().name(),
                List.of(Edge.hard(StepIds.CREDENTIALS, "api")), java.util.Set.of(),
                Patience.upTo(Duration.ofMinutes(5), Duration.ofSeconds(10), "Node " + spec.firstServer().name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Membership membership = Membership.of(spec, spec.firstServer(), ports, context);
        return membership.complete() ? Probe.satisfied(membership.toString()) : Probe.needed(membership.toString());
    }

    @Override
    public void act(StepContext context) {
        // k3s makes the node ready; we wait.
    }
}

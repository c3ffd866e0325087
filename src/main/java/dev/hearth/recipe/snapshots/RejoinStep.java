// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.SnapshotCommands;
import dev.hearth.recipe.controlplane.Restart;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts k3s on a server without data, and waits until it is a full member of the restored cluster; the restored server is one. */
final class RejoinStep implements Step {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final StepId before;
    private final Ports ports;
    private final Restart service;

    /** @param before whose turn is earlier: etcd takes one learner */
    RejoinStep(ClusterSpec spec, NodeSpec node, StepId before, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.before = before;
        this.ports = ports;
        this.service = new Restart(spec, node, ports);
    }

    @Override
    public StepInfo info() {
        return new StepInfo(SnapshotIds.rejoin(node), SnapshotIds.COMPONENT, node.name(), List.of(Edge.hard(before, "learner")), service.locks(),
                Patience.upTo(Duration.ofMinutes(8), Duration.ofSeconds(30), "Node " + node.name() + " of " + spec.name()));
    }

    /** The snapshot's Nodes may say Ready of servers that have not joined yet: each is asked itself. */
    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Optional<String> missing = service.missing(context);
        return missing.<Probe>map(why -> Probe.needed(why, new Change(Change.Verb.JOIN, "k3s.service", node.name()))).orElseGet(() -> Probe.satisfied("Ready=True EtcdIsVoter=True"));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(node).done(SnapshotCommands.start(K3sPaths.SERVER_UNIT));
    }
}

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
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.SnapshotCommands;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.util.ArrayList;
import java.util.List;

/** Takes the marks of a restore away, last: as long as one is there, the restore can be run again and goes on. */
final class ForgetStep implements Step {
    private final ClusterSpec spec;
    private final Ports ports;

    ForgetStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(SnapshotIds.FORGET, SnapshotIds.COMPONENT, Patience.none(K3sPaths.RESTORE), List.of(Edge.hard(StepIds.VERIFY, "whole-again")));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        List<Change> changes = new ArrayList<>();
        for (NodeSpec server : spec.servers()) {
            if (ports.shell(server).read(K3sPaths.RESTORE).isPresent()) {
                changes.add(new Change(Change.Verb.REMOVE, K3sPaths.RESTORE, server.name()));
            }
        }
        return changes.isEmpty() ? Probe.satisfied("no marks") : new Probe.Needed(changes.size() + " marks", changes);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        for (NodeSpec server : spec.servers()) {
            ports.shell(server).done(SnapshotCommands.forget());
        }
    }
}

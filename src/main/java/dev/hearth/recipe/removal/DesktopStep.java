// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.shared.NodeStepInfo;
import java.util.List;

/** Takes what says on this desktop that the cluster stands away, when no node has it any more. */
final class DesktopStep implements Step {
    private final List<Edge> edges;
    private final Traces traces;

    DesktopStep(List<Edge> edges, Traces traces) {
        this.edges = List.copyOf(edges);
        this.traces = traces;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(RemovalIds.DESKTOP, "finish", Patience.none("desktop"), edges);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException {
        List<String> left = traces.left();
        return left.isEmpty() ? Probe.satisfied("desktop: none") : new Probe.Needed(String.join(", ", left), left.stream().map(each -> new Change(Change.Verb.REMOVE, each, "desktop")).toList());
    }

    @Override
    public void act(StepContext context) throws ProblemException {
        traces.clear();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.StepIds;
import java.util.List;

/** Strikes the node from the plan file, last: while it stands there, the removal can be run again. */
final class PlanFileStep implements Step {
    private final NodeSpec leaving;
    private final Paper paper;

    PlanFileStep(NodeSpec leaving, Paper paper) {
        this.leaving = leaving;
        this.paper = paper;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(RemovalIds.PLAN_FILE, "finish", Patience.none(paper.place()),
                List.of(Edge.hard(StepIds.VERIFY, "whole"), Edge.hard(RemovalIds.uninstall(leaving), "cleaned")));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.CHANGE, paper.place(), "desktop"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException {
        return paper.names(leaving.name()) ? new Probe.Needed(leaving.name() + " in " + paper.place(), foreseen()) : Probe.satisfied(paper.place() + " without " + leaving.name());
    }

    @Override
    public void act(StepContext context) throws ProblemException {
        if (!paper.strike(leaving.name())) {
            context.log(paper.place() + " was written anew; comments in it are lost");
        }
    }
}

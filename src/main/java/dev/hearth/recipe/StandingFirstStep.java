// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.WrappedStep;
import dev.hearth.recipe.shared.StepIds;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A step of the plan that builds, where nothing may be begun: it waits until the cluster was found standing, and where none stands the run ends there. */
final class StandingFirstStep extends WrappedStep {
    private final Set<StepId> looks;
    private final String servers;

    /**
     * @param looks what comes before it is known where the cluster stands
     * @param servers their names, for people
     */
    StandingFirstStep(Step step, Set<StepId> looks, String servers) {
        super(step);
        this.looks = Set.copyOf(looks);
        this.servers = servers;
    }

    @Override
    public StepInfo info() {
        StepInfo info = super.info();
        if (looks.contains(info.id()) || info.edges().stream().anyMatch(edge -> edge.on().equals(StepIds.STANDING))) {
            return info;
        }
        return info.after(List.of(Edge.hard(StepIds.STANDING, "standing")));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Probe found = super.probe(context);
        boolean begins = found instanceof Probe.Satisfied satisfied && satisfied.outputs().find(Keys.STANDING).filter(standing -> !standing.begun()).isPresent();
        return begins ? new Probe.Impossible(Problem.blocking(ProblemCode.CLUSTER_NOT_BEGUN, Map.of("nodes", servers))) : found;
    }
}

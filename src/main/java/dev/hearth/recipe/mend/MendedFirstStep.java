// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.mend;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.WrappedStep;
import java.util.List;

/** A step that waits until its machine is put right. */
final class MendedFirstStep extends WrappedStep {
    private final List<Edge> mends;

    MendedFirstStep(Step step, List<Edge> mends) {
        super(step);
        this.mends = List.copyOf(mends);
    }

    @Override
    public StepInfo info() {
        return super.info().after(mends);
    }

    /** What refuses it may be the very thing that is put right before: a dry run cannot tell, and a run that could not put it right says so. */
    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Probe found = super.probe(context);
        if (found instanceof Probe.Impossible) {
            for (Edge mend : mends) {
                context.rely(mend.on());
                context.require(Keys.mended(mend.on()));
            }
        }
        return found;
    }
}

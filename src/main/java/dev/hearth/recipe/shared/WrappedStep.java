// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import java.util.List;

/** Another step, but for what a subclass says otherwise. */
public abstract class WrappedStep implements Step, Scripted {
    private final Step step;

    protected WrappedStep(Step step) {
        this.step = step;
    }

    @Override
    public StepInfo info() {
        return step.info();
    }

    @Override
    public List<Change> foreseen() {
        return step.foreseen();
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        return step.probe(context);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        step.act(context);
    }

    @Override
    public boolean scripted() {
        return step instanceof Scripted scripted && scripted.scripted();
    }

    @Override
    public void script(Script script) throws ProblemException, InterruptedException {
        if (step instanceof Scripted scripted) {
            scripted.script(script);
        }
    }
}

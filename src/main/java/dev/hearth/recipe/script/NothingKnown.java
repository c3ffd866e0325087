// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.util.Optional;

/** Before the first step: nothing was found out. */
final class NothingKnown implements StepContext {
    @Override
    public <T> Optional<T> find(OutputKey<T> key) {
        return Optional.empty();
    }

    @Override
    public void rely(StepId on) {}

    @Override
    public boolean acted() {
        return false;
    }

    @Override
    public void progress(double fraction, String note) {}

    @Override
    public void pause(Duration time) {}

    @Override
    public void log(String line) {}
}

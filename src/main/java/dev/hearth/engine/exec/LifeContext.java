// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.UnmetException;
import dev.hearth.engine.run.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What one step sees of the run. May be called from any thread. */
final class LifeContext implements StepContext {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private final StepId step;
    private final Outputs outputs;
    private final Clock clock;
    private final Desk desk;
    private volatile boolean acted;
    private Instant quietUntil = Instant.MIN;

    LifeContext(StepId step, Outputs outputs, Clock clock, Desk desk) {
        this.step = step;
        this.outputs = outputs;
        this.clock = clock;
        this.desk = desk;
    }

    @Override
    public <T> Optional<T> find(OutputKey<T> key) {
        return outputs.find(key);
    }

    @Override
    public void rely(StepId on) {
        desk.rootOf(on).ifPresent(root -> {
            throw new UnmetException(root);
        });
    }

    @Override
    public boolean acted() {
        return acted;
    }

    void actsNow() {
        acted = true;
    }

    /** At most four times a second, but the end always. */
    @Override
    public synchronized void progress(double fraction, String note) {
        double sane = Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0, 1);
        Instant now = clock.now();
        if (sane >= 1 || !now.isBefore(quietUntil)) {
            quietUntil = now.plus(PAUSE);
            desk.say(new Event.StepProgress(step, sane, note));
        }
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        clock.sleep(time);
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public void log(String line) {
        desk.log(line);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/**
 * A look at a step before its turn. Only that all is as it should be counts as an answer; whatever else is found, or depends on what is
 * not known yet, is looked at again when it is the step's turn.
 */
final class Scout implements StepContext {
    private final Step step;
    private final Outputs outputs;
    private final Crew crew;
    private final Runnable back;
    private final Thread thread;
    private final CompletableFuture<Optional<Probe.Satisfied>> found = new CompletableFuture<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    /** What it asked for in vain. */
    private final Set<OutputKey<?>> missing = ConcurrentHashMap.newKeySet();
    private final Set<StepId> relied = ConcurrentHashMap.newKeySet();

    private Scout(Step step, Outputs outputs, Crew crew, Runnable back) {
        this.back = back;
        this.step = step;
        this.outputs = outputs;
        this.crew = crew;
        this.thread = Thread.ofVirtual().name("scout").unstarted(this::look);
    }

    static Scout send(Step step, Outputs outputs, Crew crew, Runnable back) {
        Scout scout = new Scout(step, outputs, crew, back);
        scout.thread.start();
        return scout;
    }

    private void look() {
        Optional<Probe.Satisfied> answer = Optional.empty();
        try {
            if (step.probe(this) instanceof Probe.Satisfied satisfied && missing.isEmpty() && relied.isEmpty()) {
                answer = Optional.of(satisfied);
            }
        } catch (Exception | Error e) {
            // the step itself will meet it, and say so
        } finally {
            found.complete(answer);
            back.run();
        }
    }

    /** Waits for the answer, if there is going to be one; an interrupt is passed on. */
    Optional<Probe.Satisfied> found() throws InterruptedException {
        try {
            Optional<Probe.Satisfied> answer = found.get();
            answer.ifPresent(satisfied -> lines.forEach(line -> crew.log(step.info().id(), line)));
            return answer;
        } catch (InterruptedException e) {
            recall();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean underWay() {
        return !found.isDone();
    }

    /** Whether it came back too early, and all that it asked for in vain is known by now. */
    boolean wasTooEarly(Outputs now) {
        return found.isDone() && relied.isEmpty() && !missing.isEmpty() && missing.stream().allMatch(key -> now.find(key).isPresent());
    }

    void recall() {
        thread.interrupt();
    }

    /** Waits until it is back, which after a recall is soon; not for ever. */
    void join(Duration limit) throws InterruptedException {
        thread.join(limit);
    }

    @Override
    public <T> Optional<T> find(OutputKey<T> key) {
        Optional<T> known = outputs.find(key);
        if (known.isEmpty()) {
            missing.add(key);
        }
        return known;
    }

    /** How that step ends is not known before the turn. */
    @Override
    public void rely(StepId on) {
        relied.add(on);
    }

    @Override
    public boolean acted() {
        return false;
    }

    @Override
    public void progress(double fraction, String note) {
        // nobody sees that it is at work
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        crew.clock().sleep(time);
    }

    @Override
    public Instant now() {
        return crew.now();
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }
}

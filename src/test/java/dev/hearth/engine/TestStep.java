// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A step of two lambdas. */
public record TestStep(StepInfo info, Look look, Act deed) implements Step {
    /** How a test step probes. */
    public interface Look {
        Probe at(StepContext context) throws ProblemException, InterruptedException;
    }

    /** How a test step acts. */
    public interface Act {
        void on(StepContext context) throws ProblemException, InterruptedException;
    }

    public static StepInfo info(String id, String... after) {
        return new StepInfo(StepId.of(id), "test", null, Stream.of(after).map(on -> Edge.hard(StepId.of(on), "test")).toList(), Set.of(), patience());
    }

    public static Patience patience() {
        return new Patience("the world", Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10), 3);
    }

    /** Satisfied at once. */
    public static TestStep ready(String id, String... after) {
        return new TestStep(info(id, after), context -> Probe.satisfied("there"), context -> {});
    }

    /** Needed until it has acted. */
    public static TestStep acting(String id, String... after) {
        boolean[] done = new boolean[1];
        return new TestStep(info(id, after), context -> done[0] ? Probe.satisfied("made") : Probe.needed("missing"), context -> done[0] = true);
    }

    public static TestStep of(String id, Look look, Act act, String... after) {
        return new TestStep(info(id, after), look, act);
    }

    public TestStep locking(Lock... locks) {
        return with(new StepInfo(info.id(), info.component(), info.node(), info.edges(), Set.of(locks), info.patience()));
    }

    public TestStep patient(Patience patience) {
        return with(new StepInfo(info.id(), info.component(), info.node(), info.edges(), info.locks(), patience));
    }

    private TestStep with(StepInfo other) {
        return new TestStep(other, look, deed);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        return look.at(context);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        deed.on(context);
    }

    public static Plan plan(Step... steps) {
        return Plan.of(List.of(steps), true);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.StepState;
import dev.hearth.engine.run.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting and trying again, on a clock that jumps. */
@Timeout(120)
class PatienceTest {
    private final JumpClock clock = new JumpClock();
    private final Instant start = clock.now();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger acts = new AtomicInteger();
    private final List<Entry> heard = new ArrayList<>();

    private StepState run(TestStep step) throws InterruptedException {
        RunHandle run = new Engine(clock, Limits.usual()).start(TestStep.plan(step), Event.Mode.APPLY, new MemoryJournal(), heard::add, line -> {});
        run.await();
        return run.state().step(StepId.of("a")).orElseThrow();
    }

    private Duration passed() {
        return Duration.between(start, clock.now());
    }

    private static Patience patience(Duration limit) {
        return new Patience("https://vip:6443/ping", Duration.ofMillis(500), Duration.ofSeconds(5), limit, 4);
    }

    private List<Event.StepVerifying> said() {
        return heard.stream().map(Entry::event).filter(Event.StepVerifying.class::isInstance).map(Event.StepVerifying.class::cast).toList();
    }

    @Test
    void waitsUntilTheEffectShows() throws Exception {
        StepState step = run(TestStep.of("a", context -> looks.incrementAndGet() > 6 ? Probe.satisfied("pong") : Probe.needed("refused"),
                context -> acts.incrementAndGet()).patient(patience(Duration.ofSeconds(60))));
        assertEquals(StepStatus.DONE, step.status());
        assertEquals(1, acts.get());
        assertEquals(Duration.ofMillis(2500), passed());
        assertEquals("pong", step.evidence());
    }

    @Test
    void givesUpAtItsLimitAndNamesTheLastAnswer() throws Exception {
        StepState step = run(TestStep.of("a", context -> Probe.needed("Ready=False " + (looks.incrementAndGet() > 10 ? "late" : "early")),
                context -> acts.incrementAndGet()).patient(patience(Duration.ofMillis(7200))));
        Problem problem = step.problem().orElseThrow();
        assertEquals(ProblemCode.STEP_TIMEOUT, problem.code());
        assertEquals(Map.of("step", "a", "polled", "https://vip:6443/ping", "answer", "Ready=False late", "limit", "7 s"), problem.args());
        assertEquals(Duration.ofMillis(7200), passed());
        assertEquals(1 + 16, looks.get(), "once before the act, then at 0, 0.5 … 7.0 and at 7.2 s");
    }

    @Test
    void whatHinderedToTheEndIsTheProblem() throws Exception {
        Problem suspect = Problem.blocking(ProblemCode.IMAGE_MISSING, Map.of("image", "x"));
        StepState step = run(TestStep.of("a", context -> looks.incrementAndGet() > 1 ? new Probe.Hindered("0/1 ready", suspect) : Probe.needed("absent"),
                context -> acts.incrementAndGet()).patient(patience(Duration.ofSeconds(7))));
        assertEquals(suspect, step.problem().orElseThrow());
        assertEquals(Duration.ofSeconds(7), passed());
    }

    @Test
    void whatHinderedForAWhileIsForgotten() throws Exception {
        StepState step = run(TestStep.of("a", context -> looks.incrementAndGet() < 4 ? new Probe.Hindered("0/1 ready", EngineTest.Faults.soon()) : Probe.needed("1/2 ready"),
                context -> acts.incrementAndGet()).patient(patience(Duration.ofSeconds(7))));
        assertEquals(ProblemCode.STEP_TIMEOUT, step.problem().orElseThrow().code());
        assertEquals(1, acts.get());
    }

    @Test
    void whatHindersIsSaidWhileItDoes() throws Exception {
        Problem suspect = Problem.blocking(ProblemCode.IMAGE_MISSING, Map.of("image", "x"));
        StepState step = run(TestStep.of("a", context -> switch (looks.incrementAndGet()) {
            case 1 -> Probe.needed("absent");
            case 2, 3 -> new Probe.Hindered("0/1 ready", suspect);
            case 4 -> Probe.needed("0/1 ready");
            case 5 -> throw EngineTest.Faults.soon().asException();
            default -> Probe.satisfied("1/1 ready");
        }, context -> acts.incrementAndGet()).patient(patience(Duration.ofSeconds(7))));
        assertEquals(StepStatus.DONE, step.status());
        assertEquals(java.util.Arrays.asList(suspect, null, null), said().stream().map(Event.StepVerifying::suspect).toList());
    }

    @Test
    void whatHindersIsSaidAtOnceAlsoWhenTheAnswerStays() throws Exception {
        Problem suspect = Problem.blocking(ProblemCode.IMAGE_MISSING, Map.of("image", "x"));
        run(TestStep.of("a", context -> switch (looks.incrementAndGet()) {
            case 1 -> Probe.needed("absent");
            case 2 -> Probe.needed("0/1 ready");
            case 3 -> new Probe.Hindered("0/1 ready", suspect);
            default -> Probe.satisfied("1/1 ready");
        }, context -> acts.incrementAndGet()).patient(patience(Duration.ofSeconds(7))));
        assertEquals(java.util.Arrays.asList(null, suspect), said().stream().map(Event.StepVerifying::suspect).toList());
    }

    @Test
    void aConnectionThatStaysLostIsTheProblem() throws Exception {
        StepState step = run(TestStep.of("a", context -> {
            if (looks.incrementAndGet() > 1) {
                throw EngineTest.Faults.soon().asException();
            }
            return Probe.needed("x");
        }, context -> acts.incrementAndGet()).patient(patience(Duration.ofSeconds(7))));
        assertEquals(EngineTest.Faults.soon(), step.problem().orElseThrow());
        assertEquals(Duration.ofSeconds(7), passed());
    }

    @Test
    void saysAnAnswerWhenItChangesAndOnceASecond() throws Exception {
        run(TestStep.of("a", context -> {
            int look = looks.incrementAndGet();
            return look > 8 ? Probe.satisfied("x") : Probe.needed(look > 4 ? "two" : "one");
        }, context -> {}).patient(patience(Duration.ofSeconds(60))));
        assertEquals(List.of("one at 0", "one at 1000", "two at 1500", "two at 2500"),
                said().stream().map(event -> event.answer() + " at " + event.waited().toMillis()).toList());
    }

    @Test
    void aDroppedConnectionIsNoAnswerWhileItWaits() throws Exception {
        StepState step = run(TestStep.of("a", context -> {
            int look = looks.incrementAndGet();
            if (look > 1 && look < 5) {
                throw EngineTest.Faults.soon().asException();
            }
            return look == 1 ? Probe.needed("x") : Probe.satisfied("back");
        }, context -> acts.incrementAndGet()).patient(patience(Duration.ofSeconds(60))));
        assertEquals(StepStatus.DONE, step.status());
        assertEquals(new StepState.Poll(3, "https://vip:6443/ping", "ssh-connection-lost", Duration.ofSeconds(1)), step.poll());
    }

    @Test
    void aFaultToBeFixedEndsTheWaitAtOnce() throws Exception {
        StepState step = run(TestStep.of("a", context -> {
            if (looks.incrementAndGet() > 1) {
                throw EngineTest.Faults.afterFix();
            }
            return Probe.needed("x");
        }, context -> acts.incrementAndGet()));
        assertEquals(ProblemCode.SUDO_PASSWORD_WRONG, step.problem().orElseThrow().code());
        assertEquals(Duration.ZERO, passed());
    }

    @Test
    void theFirstLookIsTriedAgainForHalfAMinute() throws Exception {
        StepState step = run(TestStep.of("a", context -> {
            looks.incrementAndGet();
            throw EngineTest.Faults.soon().asException();
        }, context -> acts.incrementAndGet()).patient(patience(Duration.ofMinutes(5))));
        assertEquals(EngineTest.Faults.soon(), step.problem().orElseThrow());
        assertEquals(Duration.ofSeconds(30), passed());
        assertEquals(0, acts.get());
    }

    @Test
    void theFirstLookIsNotTriedLongerThanItsPatience() throws Exception {
        StepState step = run(TestStep.of("a", context -> new Probe.Unknown(StepId.of("b"), List.of()), context -> acts.incrementAndGet())
                .patient(patience(Duration.ofSeconds(5))));
        assertEquals(ProblemCode.STEP_TIMEOUT, step.problem().orElseThrow().code());
        assertEquals(Duration.ofSeconds(5), passed());
        assertEquals(0, acts.get());
    }

    @Test
    void aHitchInTheActIsTriedAgainWithLongerPauses() throws Exception {
        StepState step = run(TestStep.of("a", context -> acts.get() == 4 ? Probe.satisfied("x") : Probe.needed("missing"), context -> {
            if (acts.incrementAndGet() < 4) {
                throw EngineTest.Faults.soon().asException();
            }
        }).patient(patience(Duration.ofSeconds(60))));
        assertEquals(StepStatus.DONE, step.status());
        assertEquals(4, step.work().attempt());
        assertEquals(Duration.ofMillis(500 + 1000 + 2000), passed());
    }

    @Test
    void theLastHitchIsTheProblem() throws Exception {
        StepState step = run(TestStep.of("a", context -> Probe.needed("missing"), context -> {
            acts.incrementAndGet();
            throw EngineTest.Faults.soon().asException();
        }).patient(patience(Duration.ofSeconds(60))));
        assertEquals(EngineTest.Faults.soon(), step.problem().orElseThrow());
        assertEquals(4, acts.get());
    }

    @Test
    void whatCouldDoHarmIsNotTriedAgain() throws Exception {
        for (Retry retry : List.of(Retry.NEVER, Retry.AFTER_FIX)) {
            acts.set(0);
            StepState step = run(TestStep.of("a", context -> Probe.needed("missing"), context -> {
                acts.incrementAndGet();
                throw EngineTest.Faults.soon().retry(retry).asException();
            }));
            assertEquals(EngineTest.Faults.soon().retry(retry), step.problem().orElseThrow());
            assertEquals(1, acts.get());
        }
        assertEquals(Duration.ZERO, passed());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps are looked at early while nothing changes; every answer but that all is as it should be is asked for again. */
@Timeout(60)
class ScoutsTest {
    private final List<Entry> heard = new ArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch looked = new CountDownLatch(1);

    private RunHandle start(Limits limits, TestStep... steps) {
        return new Engine(new JumpClock(), limits).start(TestStep.plan(steps), Event.Mode.APPLY, new MemoryJournal(), heard::add, line -> {});
    }

    private RunState run(TestStep... steps) throws InterruptedException {
        RunHandle run = start(Limits.usual(), steps);
        run.await();
        return run.state();
    }

    /** After one step by guidance, and after others without fail. */
    private static TestStep guided(String id, TestStep.Look look, TestStep.Act act, String guide, String... hard) {
        List<Edge> edges = new ArrayList<>(TestStep.info(id, hard).edges());
        edges.add(Edge.guidance(StepId.of(guide), "test"));
        return new TestStep(new StepInfo(StepId.of(id), "test", null, edges, Set.of(), TestStep.patience()), look, act);
    }

    /** Its own look ends only when the other step has been looked at. */
    private TestStep slow(String id) {
        return TestStep.of(id, context -> {
            looked.await();
            return Probe.satisfied("there");
        }, context -> {});
    }

    /** Says how often it was looked at. */
    private Probe counted() {
        int look = looks.incrementAndGet();
        looked.countDown();
        return Probe.satisfied("look " + look);
    }

    private static String evidence(RunState state, String id) {
        return state.step(StepId.of(id)).orElseThrow().evidence();
    }

    @Test
    void whatIsAsItShouldBeIsSeenBeforeItsTurnAndToldAtItsTurn() throws Exception {
        RunState state = run(slow("a"), guided("b", context -> counted(), context -> {}, "a"));
        assertEquals("look 1", evidence(state, "b"));
        assertEquals(1, looks.get());
        assertEquals(List.of("RunStarted", "StepProbing a", "StepSatisfied a", "StepProbing b", "StepSatisfied b", "RunEnded"),
                heard.stream().map(entry -> entry.event().getClass().getSimpleName() + (entry.event() instanceof Event.OfStep step ? " " + step.step() : "")).toList());
    }

    @Test
    void onceTheRunHasActedEveryStepIsLookedAtAtItsTurn() throws Exception {
        boolean[] made = new boolean[1];
        TestStep acting = TestStep.of("a", context -> {
            looked.await();
            return made[0] ? Probe.satisfied("made") : Probe.needed("missing");
        }, context -> made[0] = true);
        RunState state = run(acting, guided("b", context -> counted(), context -> {}, "a"), guided("c", context -> counted(), context -> {}, "b"));
        assertEquals(StepStatus.DONE, state.step(StepId.of("a")).orElseThrow().status());
        // b and c were both looked at early or only one of them; at their turn both are, in their order
        assertEquals(looks.get() - 1, Integer.parseInt(evidence(state, "b").substring("look ".length())));
        assertEquals("look " + looks.get(), evidence(state, "c"));
        assertTrue(looks.get() >= 3, "looked at " + looks);
    }

    @Test
    void anAnswerThatDependsOnWhatIsNotKnownYetDoesNotCount() throws Exception {
        OutputKey<String> key = new OutputKey<>("a/word", String.class);
        TestStep giving = TestStep.of("a", context -> {
            looked.await();
            return new Probe.Satisfied(Outputs.of(key, "hello"), "there");
        }, context -> {});
        RunState state = run(giving, guided("finds", context -> {
            counted();
            return Probe.satisfied(context.find(key).orElse("nothing"));
        }, context -> {}, "a"), guided("requires", context -> {
            counted();
            return Probe.satisfied(context.require(key));
        }, context -> {}, "a"));
        assertEquals("hello", evidence(state, "finds"));
        assertEquals("hello", evidence(state, "requires"));
    }

    @Test
    void whoReliesOnAnotherStepIsLookedAtAgain() throws Exception {
        RunState state = run(slow("a"), guided("b", context -> {
            context.rely(StepId.of("a"));
            return counted();
        }, context -> {}, "a"));
        assertEquals("look 2", evidence(state, "b"));
    }

    @Test
    void whatIsNotAsItShouldBeIsLookedAtAgainAndActedOnOnce() throws Exception {
        AtomicInteger acts = new AtomicInteger();
        RunState state = run(slow("a"), guided("b", context -> {
            counted();
            return acts.get() > 0 ? Probe.satisfied("made") : Probe.needed("missing");
        }, context -> acts.incrementAndGet(), "a"));
        assertEquals(StepStatus.DONE, state.step(StepId.of("b")).orElseThrow().status());
        assertEquals(1, acts.get());
        assertEquals(3, looks.get(), "early, at its turn, after the act");
    }

    @Test
    void aFaultOfAnEarlyLookIsNobodysFailure() throws Exception {
        RunState state = run(slow("a"), guided("b", context -> {
            counted();
            if (looks.get() == 1) {
                throw new AssertionError("too early");
            }
            return Probe.satisfied("there");
        }, context -> {}, "a"));
        assertEquals(Event.Outcome.READY, state.outcome().orElseThrow());
    }

    @Test
    void whereItsWayBeginsMustHaveEndedWellFirst() throws Exception {
        List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
        CountDownLatch loggedIn = new CountDownLatch(1);
        TestStep login = TestStep.of("login", context -> {
            order.add("login");
            loggedIn.countDown();
            return Probe.satisfied("there");
        }, context -> {});
        TestStep facts = TestStep.of("facts", context -> {
            order.add("facts");
            return counted();
        }, context -> {}, "login");
        TestStep other = TestStep.of("other", context -> {
            loggedIn.await();
            return Probe.satisfied("there");
        }, context -> {});
        run(login, facts, other, guided("both", context -> {
            order.add("both");
            return Probe.satisfied("there");
        }, context -> {}, "facts", "login", "other"));
        assertEquals("login", order.getFirst());
        assertEquals(List.of("both", "facts", "login"), order.stream().sorted().toList(), "each once");
    }

    @Test
    void whoseWayDidNotOpenIsNeverLookedAt() throws Exception {
        RunState state = run(TestStep.of("login", context -> {
            throw new AssertionError("wrong password");
        }, context -> {}), TestStep.of("b", context -> counted(), context -> {}, "login"), guided("c", context -> counted(), context -> {}, "b", "b"));
        assertEquals(Event.Outcome.FAILED, state.outcome().orElseThrow());
        assertEquals(0, looks.get());
    }

    @Test
    void behindHardEdgesAndLocksItIsLookedAtToo() throws Exception {
        TestStep slow = TestStep.of("slow", context -> {
            looked.await();
            return Probe.satisfied("there");
        }, context -> {}, "login");
        RunState state = run(TestStep.of("login", context -> Probe.satisfied("there"), context -> {}), slow,
                TestStep.of("behind", context -> counted(), context -> {}, "slow").locking(Lock.node("node1")));
        assertEquals("look 1", evidence(state, "behind"));
        assertEquals(1, looks.get());
    }

    @Test
    void whoCameTooEarlyGoesAgainWhenWhatItAskedForIsKnown() throws Exception {
        OutputKey<String> key = new OutputKey<>("b/word", String.class);
        CountDownLatch asked = new CountDownLatch(1);
        TestStep giving = TestStep.of("b", context -> {
            asked.await();
            return new Probe.Satisfied(Outputs.of(key, "hello"), "there");
        }, context -> {}, "login");
        TestStep slow = TestStep.of("slow", context -> {
            looked.await();
            return Probe.satisfied("there");
        }, context -> {}, "b");
        RunState state = run(TestStep.of("login", context -> Probe.satisfied("there"), context -> {}), giving, slow, TestStep.of("c", context -> {
            asked.countDown();
            String word = context.require(key);
            counted();
            return Probe.satisfied(word);
        }, context -> {}, "slow"));
        assertEquals("hello", evidence(state, "c"));
        assertEquals(1, looks.get());
    }

    @Test
    void noMoreLookEarlyThanMayBeAtWork() throws Exception {
        CyclicBarrier pair = new CyclicBarrier(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        TestStep first = TestStep.of("a", context -> {
            two.await();
            return Probe.satisfied("there");
        }, context -> {});
        List<TestStep> steps = new ArrayList<>(List.of(first));
        IntStream.range(0, 6).forEach(i -> steps.add(guided("b" + i, context -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                pair.await();
            } catch (java.util.concurrent.BrokenBarrierException e) {
                throw new IllegalStateException(e);
            } finally {
                now.decrementAndGet();
                two.countDown();
            }
            return Probe.satisfied("there");
        }, context -> {}, "a")));
        // two at work and two scouts at the most
        start(new Limits(2, Limits.usual().grace()), steps.toArray(TestStep[]::new)).await();
        assertTrue(most.get() >= 2 && most.get() <= 4, most + " at a time");
    }

    @Test
    void whoIsStoppedLeavesNobodyLooking() throws Exception {
        CountDownLatch out = new CountDownLatch(1);
        AtomicInteger back = new AtomicInteger();
        TestStep first = TestStep.of("a", context -> {
            out.await();
            new CountDownLatch(1).await();
            return Probe.satisfied("never");
        }, context -> {});
        RunHandle run = start(Limits.usual(), first, guided("b", context -> {
            out.countDown();
            try {
                new CountDownLatch(1).await();
                return Probe.satisfied("never");
            } finally {
                back.incrementAndGet();
            }
        }, context -> {}, "a"));
        out.await();
        run.cancel(Event.Cancel.NOW);
        assertEquals(Event.Outcome.CANCELLED, run.await());
        assertEquals(1, back.get());
    }
}

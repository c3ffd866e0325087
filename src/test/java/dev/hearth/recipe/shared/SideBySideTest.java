// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SideBySideTest {
    private static final List<Integer> MANY = IntStream.range(0, 5 * SideBySide.WIDTH).boxed().toList();

    private static ProblemException rejected(int number) {
        return Problem.blocking(ProblemCode.API_REJECTED, Map.of("address", "x", "object", String.valueOf(number))).asException();
    }

    @Test
    void answersComeInTheOrderOfWhatWasAskedWhateverEndsFirst() throws Exception {
        List<Integer> two = List.of(1, 2);
        CountDownLatch secondEnded = new CountDownLatch(1);
        assertEquals(List.of("1!", "2!"), SideBySide.all(two, each -> {
            if (each == 1) {
                secondEnded.await();
            } else {
                secondEnded.countDown();
            }
            return each + "!";
        }));
        assertEquals(MANY, SideBySide.all(MANY, each -> each));
        assertEquals(List.of(), SideBySide.all(List.<Integer>of(), SideBySideTest::rejecting));
    }

    private static Integer rejecting(Integer each) throws ProblemException {
        throw rejected(each);
    }

    /** A barrier that only so many at a time can pass: fewer would wait for ever, and more are counted. */
    @Test
    void soManyAreUnderWayAtATimeAndNeverMore() throws Exception {
        CyclicBarrier full = new CyclicBarrier(SideBySide.WIDTH);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SideBySide.all(MANY, each -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                return full.await();
            } catch (java.util.concurrent.BrokenBarrierException e) {
                throw new IllegalStateException(e);
            } finally {
                now.decrementAndGet();
            }
        });
        assertTrue(most.get() == SideBySide.WIDTH, most + " at a time");
    }

    @Test
    void theFirstProblemInOrderIsToldThoughALaterOneCameBefore() {
        CountDownLatch laterFailed = new CountDownLatch(1);
        ProblemException thrown = assertThrows(ProblemException.class, () -> SideBySide.all(MANY, each -> {
            if (each == 2) {
                laterFailed.await();
            }
            if (each == 3) {
                laterFailed.countDown();
            }
            if (each >= 2) {
                throw rejected(each);
            }
            return each;
        }));
        assertEquals("2", thrown.problem().args().get("object"));
    }

    @Test
    void afterAFailureNothingMoreIsBegunAndWhatIsUnderWayIsStopped() {
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        Set<Integer> stopped = ConcurrentHashMap.newKeySet();
        CountDownLatch others = new CountDownLatch(SideBySide.WIDTH - 1);
        assertThrows(ProblemException.class, () -> SideBySide.all(MANY, each -> {
            begun.add(each);
            if (each == 0) {
                others.await();
                throw rejected(each);
            }
            others.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                stopped.add(each);
                throw e;
            }
            return each;
        }));
        begun.remove(0);
        assertEquals(begun, stopped);
        // the thread of the failed call may have taken one more before it was told
        assertTrue(begun.containsAll(MANY.subList(1, SideBySide.WIDTH)) && begun.size() <= SideBySide.WIDTH, begun.toString());
    }

    @Test
    void anInterruptReachesTheCallsAndIsWaitedFor() throws Exception {
        CountDownLatch underWay = new CountDownLatch(SideBySide.WIDTH);
        AtomicInteger ended = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicInteger endedBefore = new AtomicInteger();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                SideBySide.all(MANY, each -> {
                    try {
                        underWay.countDown();
                        new CountDownLatch(1).await();
                        return each;
                    } finally {
                        ended.incrementAndGet();
                    }
                });
            } catch (ProblemException | InterruptedException e) {
                thrown.set(e);
                endedBefore.set(ended.get());
            }
        });
        underWay.await();
        asking.interrupt();
        asking.join();
        assertTrue(thrown.get() instanceof InterruptedException, String.valueOf(thrown.get()));
        assertEquals(SideBySide.WIDTH, endedBefore.get(), "none is left behind, and no other was begun");
    }

    @Test
    void aFaultComesOutAsItWasThrown() throws Exception {
        IllegalStateException fault = new IllegalStateException("broken");
        assertSame(fault, assertThrows(IllegalStateException.class, () -> SideBySide.all(List.of(1), each -> {
            throw fault;
        })));
        List<Thread> threads = Collections.synchronizedList(new java.util.ArrayList<>());
        assertThrows(IllegalStateException.class, () -> SideBySide.all(MANY, each -> {
            threads.add(Thread.currentThread());
            throw fault;
        }));
        for (Thread thread : threads) {
            assertTrue(thread.join(Duration.ofSeconds(10)), "none is left behind");
        }
    }
}

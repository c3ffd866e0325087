// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.secret.Secret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SudoMemoryTest {
    private static final Secret ONE = Secret.of("one");
    private static final Secret TWO = Secret.of("two");
    private final AtomicLong now = new AtomicLong();
    private final SudoMemory memory = new SudoMemory(now::get);

    @Test
    void aRefusedPasswordIsRefusedForHalfAMinuteAndOthersAreNot() throws Exception {
        memory.turn(ONE).refuse();
        assertTrue(memory.refused(ONE));
        assertFalse(memory.refused(TWO));
        now.addAndGet(Duration.ofSeconds(29).toNanos());
        assertTrue(memory.refused(ONE));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertFalse(memory.refused(ONE));
    }

    @Test
    void anotherTryWaitsUntilTheFirstIsOverUnlessThePasswordIsKnownToBeRight() throws Exception {
        SudoMemory.Turn first = memory.turn(ONE);
        CompletableFuture<SudoMemory.Turn> second = turnInBackground(ONE);
        assertFalse(second.isDone());
        first.accept();
        second.get(5, TimeUnit.SECONDS);
        // Two at once from here on, and none is given back twice.
        turnInBackground(ONE).get(5, TimeUnit.SECONDS).close();
        first.close();
        SudoMemory.Turn other = memory.turn(TWO);
        assertEquals(false, turnInBackground(TWO).isDone());
        other.close();
    }

    private CompletableFuture<SudoMemory.Turn> turnInBackground(Secret password) {
        CompletableFuture<SudoMemory.Turn> turn = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                turn.complete(memory.turn(password));
            } catch (InterruptedException e) {
                turn.completeExceptionally(e);
            }
        });
        while (!turn.isDone() && thread.getState() != Thread.State.WAITING) {
            Thread.yield();
        }
        return turn;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.secret.Secret;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one machine's sudo. A password that was refused is not tried again for
 * a while, and until one was accepted only one
 * command at a time tries: eight steps with the same wrong password would lock the account (pam_faillock locks at three).
 */
final class SudoMemory {
    /** Long enough for all that runs at once to hear of it; short enough for a person who mended it on the machine. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final Semaphore first = new Semaphore(1, true);
    private volatile @Nullable Secret accepted;
    private volatile @Nullable Refusal refusal;

    /** @param nanoTime as {@link System#nanoTime} */
    SudoMemory(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean refused(Secret password) {
        Refusal last = refusal;
        return last != null
                && last.password().equals(password)
                && nanoTime.getAsLong() - last.at() < REMEMBERED.toNanos();
    }

    /** Waits until nobody else is trying a password that is not known to be right. */
    Turn turn(Secret password) throws InterruptedException {
        if (Objects.equals(password, accepted)) {
            return new Turn(password, true);
        }
        first.acquire();
        Turn turn = new Turn(password, false);
        if (Objects.equals(password, accepted)) {
            turn.close();
        }
        return turn;
    }

    private record Refusal(Secret password, long at) {}

    /** One command's try; another may begin once this one is accepted, refused or over. */
    final class Turn implements AutoCloseable {
        private final Secret password;
        private final AtomicBoolean over;

        private Turn(Secret password, boolean over) {
            this.password = password;
            this.over = new AtomicBoolean(over);
        }

        void accept() {
            accepted = password;
            close();
        }

        void refuse() {
            accepted = null;
            refusal = new Refusal(password, nanoTime.getAsLong());
            close();
        }

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                first.release();
            }
        }
    }
}

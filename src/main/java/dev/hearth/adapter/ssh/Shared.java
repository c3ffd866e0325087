// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.problem.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Work on a thread of its own, because jsch swallows interrupts; several may wait for it, and each can stop waiting. When the
 * last one has stopped, the work is given up: its thread is virtual, so that an interrupt closes the socket that it waits for.
 */
final class Shared<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread worker;
    private int waiting;
    private boolean abandoned;

    private Shared(String name, Callable<T> work) {
        worker = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
    }

    static <T> Shared<T> start(String name, Callable<T> work) {
        Shared<T> shared = new Shared<>(name, work);
        shared.worker.start();
        return shared;
    }

    /** Whether nobody waits for it any more, so that it ends without a result that counts. */
    synchronized boolean abandoned() {
        return abandoned;
    }

    private synchronized void join() {
        waiting++;
    }

    private synchronized void leave(boolean early) {
        waiting--;
        if (early && waiting == 0 && !result.isDone()) {
            abandoned = true;
            worker.interrupt();
        }
    }

    boolean failed() {
        return result.isCompletedExceptionally();
    }

    boolean succeeded() {
        return result.isDone() && !failed();
    }

    /** Only when it {@link #succeeded}. */
    T value() {
        return result.resultNow();
    }

    CompletableFuture<T> future() {
        return result;
    }

    T await() throws ProblemException, InterruptedException {
        boolean ended = false;
        join();
        try {
            T value = result.get();
            ended = true;
            return value;
        } catch (ExecutionException e) {
            ended = true;
            throw unwrap(e);
        } finally {
            leave(!ended);
        }
    }

    /** The work's own problem; anything else is a fault of ours. */
    static ProblemException unwrap(ExecutionException e) {
        return switch (e.getCause()) {
            case ProblemException known -> new ProblemException(known.problem(), known);
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            case null, default -> throw new IllegalStateException(e);
        };
    }
}

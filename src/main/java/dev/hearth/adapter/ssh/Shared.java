// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.problem.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Work on a thread of its own, because jsch swallows interrupts; several may wait for it, and each can stop waiting. */
final class Shared<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private Shared() {}

    static <T> Shared<T> start(String name, Callable<T> work) {
        Shared<T> shared = new Shared<>();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                shared.result.complete(work.call());
            } catch (Throwable e) {
                shared.result.completeExceptionally(e);
            }
        });
        return shared;
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
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw unwrap(e);
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

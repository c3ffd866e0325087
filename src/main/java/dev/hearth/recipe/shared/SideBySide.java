// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same call for many objects, some of them at a time: what takes the time is the way to the server and back. */
public final class SideBySide {
    /** How many calls are under way at the most. Each has a connection of its own, and the server other clients too. */
    public static final int WIDTH = 8;

    private SideBySide() {}

    /** One call. */
    @FunctionalInterface
    public interface Call<T, R> {
        R of(T each) throws ProblemException, InterruptedException;
    }

    /**
     * What a loop over them would give: the answers in their order, or what the first of them in that order threw. Nothing is
     * under way any more when it returns or throws; an interrupt, like a failure, reaches the calls that are.
     */
    public static <T, R> List<R> all(List<T> these, Call<? super T, ? extends R> call) throws ProblemException, InterruptedException {
        if (these.isEmpty()) {
            return List.of();
        }
        // closing it waits for the calls, interrupted or not
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(WIDTH, these.size()), Thread.ofVirtual().name("side-by-side").factory())) {
            try {
                List<Future<? extends R>> asked = new ArrayList<>();
                these.forEach(each -> asked.add(threads.submit(() -> call.of(each))));
                List<R> answers = new ArrayList<>();
                for (Future<? extends R> each : asked) {
                    answers.add(each.get());
                }
                return answers;
            } catch (ExecutionException e) {
                throw thrown(e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** As the call threw it. */
    private static ProblemException thrown(ExecutionException e) throws InterruptedException {
        return switch (e.getCause()) {
            case ProblemException problem -> problem;
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException fault -> throw fault;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(e);
        };
    }
}

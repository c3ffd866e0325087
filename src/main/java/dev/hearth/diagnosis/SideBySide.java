// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Parts of one question that are asked at the same time. */
final class SideBySide {
    private SideBySide() {}

    /**
     * The answers in the order of the parts.
     *
     * @throws InterruptedException when whoever waits is stopped; the parts are stopped too
     */
    static <T> List<T> all(List<? extends Callable<T>> parts) throws InterruptedException {
        try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                List<Future<T>> asked = new ArrayList<>();
                parts.forEach(part -> asked.add(side.submit(part)));
                List<T> answers = new ArrayList<>();
                for (Future<T> part : asked) {
                    answers.add(part.get());
                }
                return answers;
            } catch (InterruptedException e) {
                // Closing it waits for what was begun, and whoever stopped it should not have to.
                side.shutdownNow();
                throw e;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a part failed in a way that nobody thought of", e.getCause());
            }
        }
    }
}

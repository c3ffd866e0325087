// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.adapter.store.FileJournal;
import dev.hearth.engine.exec.Clock;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.Journal;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine itself costs a step: steps that do nothing, eight at a time or in one chain; the best of five. Prints, asserts no times. */
@Tag("bench")
class EngineBenchTest {
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private int files;

    private interface Journals {
        Journal open() throws Exception;
    }

    private static Plan plan(int size, int lanes, boolean acting) {
        List<TestStep> steps = new ArrayList<>();
        IntFunction<String> name = number -> "s" + number;
        for (int i = 0; i < size; i++) {
            String[] after = i < lanes ? new String[0] : new String[] {name.apply(i - lanes)};
            steps.add(acting ? TestStep.acting(name.apply(i), after) : TestStep.ready(name.apply(i), after));
        }
        return Plan.of(steps, true);
    }

    private static double run(int size, int lanes, boolean acting, Journals journals) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            Plan plan = plan(size, lanes, acting);
            Journal journal = journals.open();
            long start = System.nanoTime();
            assertEquals(Event.Outcome.READY, new Engine(Clock.system(), new Limits(lanes, Limits.usual().grace()))
                    .start(plan, Event.Mode.APPLY, journal, entry -> {}, line -> {}).await());
            best = Math.min(best, (System.nanoTime() - start) / 1e6 / size);
            if (journal instanceof AutoCloseable open) {
                open.close();
            }
        }
        return best;
    }

    /** The same threads without an engine: each lane starts one after the other. */
    private static double bare(int size, int lanes) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                threads.add(Thread.startVirtualThread(() -> {
                    try {
                        for (int i = 0; i < size / lanes; i++) {
                            Thread.startVirtualThread(() -> {}).join();
                        }
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (Thread lane : threads) {
                lane.join();
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e6 / size);
        }
        return best;
    }

    @Test
    void overheadOfAStep() throws Exception {
        Journals disk = () -> FileJournal.open(folder.resolve("journal-" + files++ + ".jsonl"));
        for (int lanes : new int[] {8, 1}) {
            for (int size : lanes == 1 ? new int[] {1_000} : new int[] {1_000, 10_000}) {
                double bare = bare(size, lanes);
                for (boolean acting : new boolean[] {false, true}) {
                    double memory = run(size, lanes, acting, MemoryJournal::new);
                    double file = run(size, lanes, acting, disk);
                    System.out.printf(Locale.ROOT, "%6d steps, %d at a time, that %-9s: %.4f ms a step with the journal in memory, %.4f ms on the disk; "
                            + "bare threads %.4f ms (%.0fx, %.0fx)%n", size, lanes, acting ? "act" : "only look", memory, file, bare, memory / bare, file / bare);
                }
            }
        }
    }
}

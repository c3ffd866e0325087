// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.changes;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.Workbench.Running;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A dry run in the background, one at a time: what an older one still tells is not heard. Used on the window's thread alone. */
public final class Looking {
    private final Workbench bench;
    private final Executor background;
    private final Executor ui;
    private Optional<Running> running = Optional.empty();
    private boolean open;
    private int generation;

    /** Makes the plan; may take its time. */
    @FunctionalInterface
    public interface Making {
        Prepared prepared() throws ProblemException, InterruptedException;
    }

    /** Hears of one look, on the window's thread. */
    public interface Watcher {
        void planned(Prepared prepared);

        void heard(Prepared prepared, Entry entry);

        /** There is no plan to look by. */
        void failed(Problem problem);
    }

    public Looking(Workbench bench, Executor background, Executor ui) {
        this.bench = bench;
        this.background = background;
        this.ui = ui;
    }

    public void begin(Making making, Watcher watcher) {
        stop();
        int mine = generation;
        open = true;
        background.execute(() -> look(mine, making, watcher));
    }

    /** Forgets what goes on. */
    public void stop() {
        generation++;
        open = false;
        running.ifPresent(run -> run.cancel(Event.Cancel.NOW));
        running = Optional.empty();
    }

    /** Whether a look goes on. */
    public boolean goesOn() {
        return open;
    }

    private void look(int mine, Making making, Watcher watcher) {
        try {
            Prepared prepared = making.prepared();
            ui.execute(() -> {
                if (mine == generation) {
                    watcher.planned(prepared);
                }
            });
            Running started = bench.start(prepared, Event.Mode.DRY_RUN, entry -> ui.execute(() -> heard(mine, prepared, entry, watcher)), line -> {});
            ui.execute(() -> keep(mine, started));
        } catch (ProblemException e) {
            ui.execute(() -> {
                if (mine == generation) {
                    open = false;
                    watcher.failed(e.problem());
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A run that began too late to be wanted is stopped. */
    private void keep(int mine, Running started) {
        if (mine != generation) {
            started.cancel(Event.Cancel.NOW);
        } else if (open) {
            running = Optional.of(started);
        }
    }

    private void heard(int mine, Prepared prepared, Entry entry, Watcher watcher) {
        if (mine == generation) {
            if (entry.event() instanceof Event.RunEnded) {
                open = false;
                running = Optional.empty();
            }
            watcher.heard(prepared, entry);
        }
    }
}

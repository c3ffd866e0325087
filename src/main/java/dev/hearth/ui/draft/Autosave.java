// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Saves the draft one second after its last change, away from the window's thread. Never loses a change: what is waiting
 * when the window closes is saved by {@link #flush}.
 */
public final class Autosave {
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final ClusterStore store;
    private final Executor ui;
    private final Delay delay;
    private final Consumer<Optional<Problem>> heard;
    private Optional<ClusterDraft> waiting = Optional.empty();
    private Runnable cancel = () -> {};

    /** @param heard hears on the window's thread how each save went: empty when it is saved */
    public Autosave(ClusterStore store, Executor ui, Delay delay, Consumer<Optional<Problem>> heard) {
        this.store = store;
        this.ui = ui;
        this.delay = delay;
        this.heard = heard;
    }

    public void watch(DraftModel model) {
        model.draftProperty().addListener((all, was, is) -> changed(is));
    }

    /** Saves at once what is waiting; blocks while it is written. */
    public void flush() {
        take().ifPresent(this::save);
    }

    private synchronized void changed(ClusterDraft draft) {
        waiting = Optional.of(draft);
        cancel.run();
        cancel = delay.after(QUIET, this::flush);
    }

    private synchronized Optional<ClusterDraft> take() {
        Optional<ClusterDraft> taken = waiting;
        waiting = Optional.empty();
        return taken;
    }

    private void save(ClusterDraft draft) {
        Optional<Problem> problem;
        try {
            store.save(draft);
            problem = Optional.empty();
        } catch (ProblemException e) {
            problem = Optional.of(e.problem());
        }
        Optional<Problem> result = problem;
        ui.execute(() -> heard.accept(result));
    }

    /** Runs something later, on a thread that may block. */
    @FunctionalInterface
    public interface Delay {
        /** @return forgets it, when it has not begun */
        Runnable after(Duration wait, Runnable task);
    }
}

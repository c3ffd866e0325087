// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Saves the draft one second after its last change, away from the window's thread. Never loses a change: what is waiting
 * when the window closes is saved by {@link #flush}. Where it goes is {@link Place}'s matter.
 */
public final class Autosave {
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Field NAME = Field.of("name");

    private final DraftModel model;
    private final Executor ui;
    private final Delay delay;
    private final Consumer<Optional<Problem>> heard;
    private final Place place;
    private Optional<ClusterDraft> waiting = Optional.empty();
    private Runnable cancel = () -> {};

    /** @param heard hears on the window's thread how each save went: empty when it is saved */
    public Autosave(ClusterStore store, DraftModel model, Executor ui, Delay delay, Consumer<Optional<Problem>> heard) {
        this.model = model;
        this.ui = ui;
        this.delay = delay;
        this.heard = heard;
        this.place = new Place(store);
        model.draftProperty().addListener((all, was, is) -> changed(is));
    }

    /**
     * Opens another draft in the model; what waits of the one before is saved first, in its own place. On the window's thread.
     *
     * @param kept the name that it was loaded by; empty for one that is not kept yet
     */
    public void open(ClusterDraft draft, Optional<String> kept) {
        flush();
        place.open(draft, kept);
        model.holdName(Optional.empty());
        model.open(draft);
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

    /** A disk may have room again; unless there is something newer to save by then. */
    private synchronized void again(ClusterDraft draft) {
        if (waiting.isEmpty()) {
            waiting = Optional.of(draft);
            cancel.run();
            cancel = delay.after(AGAIN, this::flush);
        }
    }

    private synchronized Optional<ClusterDraft> take() {
        Optional<ClusterDraft> taken = waiting;
        waiting = Optional.empty();
        return taken;
    }

    private void save(ClusterDraft draft) {
        Optional<Problem> failure = Optional.empty();
        Optional<Problem> name = Optional.empty();
        try {
            name = place.save(draft).map(problem -> problem.at(NAME));
        } catch (ProblemException e) {
            failure = Optional.of(e.problem());
            again(draft);
        }
        Optional<Problem> result = failure;
        Optional<Problem> held = name;
        ui.execute(() -> {
            if (model.get().name().equals(draft.name())) {
                model.holdName(held);
            }
            heard.accept(result);
        });
    }

    /** Runs something later, on a thread that may block. */
    @FunctionalInterface
    public interface Delay {
        /** @return forgets it, when it has not begun */
        Runnable after(Duration wait, Runnable task);
    }
}

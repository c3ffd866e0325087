// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** A question that takes its time, one at a time: what an older one still finds is not heard. Used on the window's thread alone. */
public final class Inquiry<T> {
    private final Executor background;
    private final Executor ui;
    private final ObjectProperty<State<T>> state = new SimpleObjectProperty<>(State.none());
    private Optional<Work> running = Optional.empty();

    /** Finds the answer; in the background. */
    @FunctionalInterface
    public interface Source<T> {
        T find() throws ProblemException, InterruptedException;
    }

    /**
     * How far it is.
     *
     * @param asking whether it goes on
     * @param problem why there is no answer
     */
    public record State<T>(boolean asking, Optional<T> answer, Optional<Problem> problem) {
        static <T> State<T> none() {
            return new State<>(false, Optional.empty(), Optional.empty());
        }
    }

    public Inquiry(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    public ObservableValue<State<T>> stateProperty() {
        return state;
    }

    public void ask(Source<T> source) {
        forget();
        Work work = new Work(background, ui);
        running = Optional.of(work);
        state.set(new State<>(true, Optional.empty(), Optional.empty()));
        work.run(() -> answer(work, source));
    }

    /** A source that has a fault of its own must not leave the pages waiting; the fault goes on to who hears of faults. */
    private void answer(Work work, Source<T> source) {
        AtomicReference<State<T>> found = new AtomicReference<>(State.none());
        try {
            found.set(find(source));
        } finally {
            work.tell(() -> state.set(found.get()));
        }
    }

    private State<T> find(Source<T> source) {
        try {
            return new State<>(false, Optional.of(source.find()), Optional.empty());
        } catch (ProblemException e) {
            return new State<>(false, Optional.empty(), Optional.of(e.problem()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return State.none();
        }
    }

    /** As if nothing had been asked; what goes on is stopped. */
    public void forget() {
        running.ifPresent(Work::stop);
        running = Optional.empty();
        state.set(State.none());
    }
}

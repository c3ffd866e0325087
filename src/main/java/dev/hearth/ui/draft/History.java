// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.cluster.ClusterDraft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * What a part of the draft was before, step by step. A step is what the user takes for one: a field that was left, a block that
 * was dropped; whoever edits says with {@link #settle} where one ends. Another draft that is opened begins a new history.
 *
 * @param <T> the part, a value
 */
public final class History<T> {
    private static final int MOST = 200;

    private final DraftModel model;
    private final Function<ClusterDraft, T> get;
    private final BiFunction<ClusterDraft, T, ClusterDraft> set;
    private final Deque<T> past = new ArrayDeque<>();
    private final Deque<T> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(false);
    private BiConsumer<T, T> ahead = (was, is) -> {};
    private T settled;

    public History(DraftModel model, Function<ClusterDraft, T> get, BiFunction<ClusterDraft, T, ClusterDraft> set) {
        this.model = model;
        this.get = get;
        this.set = set;
        this.settled = get.apply(model.get());
        model.draftProperty().addListener((all, was, is) -> mark());
        model.onOpened(this::forget);
    }

    /** @param told hears what the part was and what it will be, before the draft is changed by going back or forth */
    public void ahead(BiConsumer<T, T> told) {
        ahead = told;
    }

    /** What was changed since the last step is a step. */
    public void settle() {
        T now = now();
        if (!now.equals(settled)) {
            past.push(settled);
            if (past.size() > MOST) {
                past.removeLast();
            }
            future.clear();
            settled = now;
        }
        mark();
    }

    /** Whatever this changes is one step. */
    public void step(Runnable change) {
        settle();
        change.run();
        settle();
    }

    /** What this changes was nobody's wish, and is not undone. */
    public void without(Runnable change) {
        settle();
        change.run();
        settled = now();
        mark();
    }

    public void undo() {
        settle();
        go(past, future);
    }

    public void redo() {
        settle();
        go(future, past);
    }

    /** What was done until now has become more than a plan, and is not taken back by a key. */
    public void forget() {
        past.clear();
        future.clear();
        settled = now();
        mark();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    private void go(Deque<T> from, Deque<T> to) {
        if (!from.isEmpty()) {
            T target = from.pop();
            to.push(settled);
            ahead.accept(settled, target);
            settled = target;
            model.edit(draft -> set.apply(draft, target));
            mark();
        }
    }

    private T now() {
        return get.apply(model.get());
    }

    private void mark() {
        boolean changing = !now().equals(settled);
        undoable.set(changing || !past.isEmpty());
        redoable.set(!changing && !future.isEmpty());
    }
}

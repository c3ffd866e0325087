// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.preferences;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Preferences;
import dev.hearth.port.PreferencesStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The preferences as they are; what is changed holds and is kept at once. Used on the window's thread alone. */
public final class PreferencesViewModel {
    private final PreferencesStore store;
    private final Executor ui;
    private final Executor background;
    private final Preferences atStart;
    private final ReadOnlyObjectWrapper<Preferences> current;
    private final ObjectProperty<Optional<Problem>> problem;

    /** @param ui runs on the window's thread */
    public PreferencesViewModel(PreferencesStore store, Executor ui, Executor background) {
        this.store = store;
        this.ui = ui;
        this.background = background;
        PreferencesStore.Read read = store.read();
        this.atStart = read.preferences();
        this.current = new ReadOnlyObjectWrapper<>(atStart);
        this.problem = new SimpleObjectProperty<>(read.problem());
    }

    public ReadOnlyObjectProperty<Preferences> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public Preferences current() {
        return current.get();
    }

    /** As {@link #problemProperty}. */
    public Optional<Problem> problem() {
        return problem.get();
    }

    /** Why they could not be read, or not be kept. */
    ObservableValue<Optional<Problem>> problemProperty() {
        return problem;
    }

    public void change(UnaryOperator<Preferences> edit) {
        Preferences wanted = edit.apply(current.get());
        if (!wanted.equals(current.get())) {
            current.set(wanted);
            background.execute(() -> {
                Optional<Problem> said = kept();
                ui.execute(() -> problem.set(said));
            });
        }
    }

    /** What holds now, and so the last of several that were changed at once. */
    private synchronized Optional<Problem> kept() {
        try {
            store.save(current.get());
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    /** Whether something holds only when Hearth is started again. */
    ObservableValue<Boolean> restartProperty() {
        return current.map(now -> now.language() != atStart.language() || !now.data().equals(atStart.data()));
    }

    Path data() {
        return current.get().data().orElse(store.usualData());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A lens on one text of the draft, or on a secret beside it. Its problem is shown once the field was left, or when the user
 * wanted to go on; a problem that is shown follows the text while it is mended. What was told of it by others shows at once.
 */
public final class FieldModel {
    private final DraftModel model;
    private final Supplier<Field> field;
    private final Function<ClusterDraft, String> get;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty shown = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean reading;
    private Runnable left = () -> {};

    /** @param field where problems of this text are; may change, as with the selected node (then {@link #reread}) */
    public FieldModel(DraftModel model, Supplier<Field> field, Function<ClusterDraft, String> get,
            BiFunction<ClusterDraft, String, ClusterDraft> set) {
        this.model = model;
        this.field = field;
        this.get = get;
        text.addListener((all, was, is) -> {
            if (!reading) {
                model.untell(field.get());
                model.edit(draft -> set.apply(draft, is));
            }
        });
        model.draftProperty().addListener((all, was, is) -> reread());
        model.checkedProperty().addListener((all, was, is) -> judge());
        model.toldProperty().addListener((all, was, is) -> judge());
        shown.addListener((all, was, is) -> judge());
        reread();
    }

    public static FieldModel at(DraftModel model, String path, Function<ClusterDraft, String> get,
            BiFunction<ClusterDraft, String, ClusterDraft> set) {
        Field field = Field.of(path);
        return new FieldModel(model, () -> field, get, set);
    }

    public StringProperty textProperty() {
        return text;
    }

    public Field field() {
        return field.get();
    }

    /** The first problem of this field, when it is time to show it. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The field was left, or the user wanted to go on: from now on its problem shows. */
    public void show() {
        shown.set(true);
        left.run();
    }

    /** @param look finds out more about the text, or keeps it, whenever the field was left */
    public void onLeft(Runnable look) {
        Runnable before = left;
        left = () -> {
            before.run();
            look.run();
        };
    }

    /** As if nobody had been here yet: for another node in the same editor. */
    public void hide() {
        shown.set(false);
    }

    /** Takes the text from the draft. */
    public void reread() {
        reading = true;
        try {
            text.set(get.apply(model.get()));
        } finally {
            reading = false;
        }
        judge();
    }

    private void judge() {
        String path = field.get().path();
        Optional<Problem> own = shown.get() ? model.problems(path::equals).stream().findFirst() : Optional.empty();
        problem.set(own.or(() -> model.toldProperty().get().stream()
                .filter(some -> some.field() != null && some.field().path().equals(path)).findFirst()));
    }
}

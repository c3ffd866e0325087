// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.engine.run.RunState;
import dev.hearth.ui.Workbench.Prepared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The draft as one immutable value that changes as a whole, and what is wrong with it. Pages are lenses on it: going back,
 * opening a plan file and proposing addresses are all the same thing, setting the draft. Used on the window's thread alone.
 */
public final class DraftModel {
    private final Function<ClusterDraft, Checked> check;
    private final ReadOnlyObjectWrapper<ClusterDraft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Checked> checked = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Optional<Prepared>> prepared = new SimpleObjectProperty<>(Optional.empty());
    private final Map<String, List<Problem>> told = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<Problem>> tellings = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Problem> held = Optional.empty();
    private final ObjectProperty<Optional<RunState>> ran = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Occupancy> seen = new SimpleObjectProperty<>(Occupancy.NONE);
    private final List<Runnable> opened = new ArrayList<>();

    /** @param check pure and quick, see {@link dev.hearth.ui.Workbench#check} */
    public DraftModel(Function<ClusterDraft, Checked> check, ClusterDraft first) {
        this.check = check;
        checked.set(check.apply(first));
        draft.set(first);
    }

    public ReadOnlyObjectProperty<ClusterDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    public ClusterDraft get() {
        return draft.get();
    }

    /** What is wrong is known before anybody hears of the change. */
    public void set(ClusterDraft changed) {
        if (!changed.equals(draft.get())) {
            prepared.set(Optional.empty());
            if (!changed.name().equals(draft.get().name())) {
                held = Optional.empty();
            }
            checked.set(look(changed));
            draft.set(changed);
        }
    }

    /** Another draft in the place of this one, not a change of it. */
    public void open(ClusterDraft other) {
        set(other);
        seen.set(Occupancy.NONE);
        opened.forEach(Runnable::run);
    }

    /** @param told hears of another draft, once it is there */
    void onOpened(Runnable told) {
        opened.add(told);
    }

    /** Why the draft cannot be kept under its name, or empty when it can; nothing is built under a name that it cannot have. */
    public void holdName(Optional<Problem> problem) {
        if (!problem.equals(held)) {
            held = problem;
            prepared.set(Optional.empty());
            checked.set(look(draft.get()));
        }
    }

    private Checked look(ClusterDraft some) {
        Checked found = check.apply(some);
        return held.map(problem -> new Checked(null, Stream.concat(found.problems().stream(), Stream.of(problem)).toList())).orElse(found);
    }

    public void edit(UnaryOperator<ClusterDraft> change) {
        set(change.apply(get()));
    }

    public ReadOnlyObjectProperty<Checked> checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /** The draft as a specification; empty while a problem blocks. */
    public Optional<ClusterSpec> spec() {
        return Optional.ofNullable(checked.get().spec());
    }

    /** What is wrong at fields whose path is of that kind. */
    public List<Problem> problems(Predicate<String> path) {
        return checked.get().problems().stream()
                .filter(problem -> problem.field() != null && path.test(problem.field().path())).toList();
    }

    /**
     * What the world says of fields whose texts alone are fine, as that a key file is missing: shown at the field, and never in
     * the way of the draft.
     *
     * @param source whose word it is; it replaces what the same source said before
     */
    public void tell(String source, List<Problem> problems) {
        if (!problems.equals(told.getOrDefault(source, List.of()))) {
            told.put(source, List.copyOf(problems));
            tellings.set(told.values().stream().flatMap(List::stream).distinct().toList());
        }
    }

    /** The field was changed: what was said of it was about what stood there before. */
    void untell(Field field) {
        told.replaceAll((source, problems) -> problems.stream().filter(problem -> !field.equals(problem.field())).toList());
        tellings.set(told.values().stream().flatMap(List::stream).distinct().toList());
    }

    public ReadOnlyObjectProperty<List<Problem>> toldProperty() {
        return tellings.getReadOnlyProperty();
    }

    /** Of what was told, that which is about fields of that kind. */
    public ObservableValue<List<Problem>> told(Predicate<String> path) {
        return tellings.map(all -> all.stream().filter(problem -> problem.field() != null && path.test(problem.field().path())).toList());
    }

    /** The plan that Review showed and the user agreed to; empty again as soon as the draft changes. */
    public ObjectProperty<Optional<Prepared>> preparedProperty() {
        return prepared;
    }

    /** Who was seen on the LAN, by whoever looked. */
    public ObjectProperty<Occupancy> seenProperty() {
        return seen;
    }

    /** What the last run came to; Run sets it and Done tells of it. */
    public ObjectProperty<Optional<RunState>> ranProperty() {
        return ran;
    }
}

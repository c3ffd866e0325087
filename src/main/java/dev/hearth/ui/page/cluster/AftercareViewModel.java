// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Objections;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.changes.Looking.Making;
import dev.hearth.ui.wizard.Inquiry;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * What is done to a cluster that stands: asked back first, refused before anything is changed where that can be known, and then run like
 * everything else. Used on the window's thread alone.
 */
public final class AftercareViewModel {
    private final PageContext context;
    private final ClusterViewModel cluster;
    private final ObjectProperty<Optional<Errand>> question = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty chosen = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final StringProperty kit = new SimpleStringProperty("");
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final BooleanProperty fewer = new SimpleBooleanProperty();
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private final ObjectProperty<List<Problem>> objections = new SimpleObjectProperty<>(List.of());
    private final Inquiry<Snapshots> snapshots;
    private Optional<Problem> refusal = Optional.empty();
    private boolean busy;
    private String leaving = "";
    private Consumer<Prepared> start = prepared -> {};
    private Consumer<String> left = name -> {};

    public AftercareViewModel(PageContext context, ClusterViewModel cluster) {
        this.context = context;
        this.cluster = cluster;
        this.snapshots = new Inquiry<>(context.background(), context.ui());
        Stream.of(chosen, typed, kit).forEach(text -> text.addListener((all, was, is) -> judge()));
        fewer.addListener((all, was, is) -> judge());
    }

    /**
     * @param begin runs what was prepared
     * @param gone hears the name of a node that has left its cluster
     */
    public void on(Consumer<Prepared> begin, Consumer<String> gone) {
        start = begin;
        left = gone;
    }

    /** Opens the question; what was typed for another one is forgotten. */
    public void ask(Errand errand) {
        refusal = Optional.empty();
        busy = false;
        if (errand != Errand.RESTORE) {
            chosen.set("");
            snapshots.forget();
        }
        typed.set("");
        passphrase.set("");
        fewer.set(false);
        kit.set(spec().flatMap(spec -> Optional.ofNullable(spec.platform())).map(platform -> platform.recovery().file()).orElse(""));
        question.set(Optional.of(errand));
        judge();
        if (errand == Errand.SNAPSHOT && objections.get().isEmpty()) {
            spec().ifPresent(spec -> snapshots.ask(() -> context.bench().operations().snapshots(spec)));
        }
    }

    /** Nothing is done. */
    public void cancel() {
        snapshots.forget();
        question.set(Optional.empty());
    }

    /** Does what was asked for; nothing happens as long as something is missing. */
    void go() {
        Optional<ClusterSpec> spec = spec();
        if (question.get().isEmpty() || spec.isEmpty() || !ready.get()) {
            return;
        }
        busy = true;
        judge();
        Errand errand = question.get().get();
        Making making = making(errand, spec.get());
        context.background().execute(() -> {
            try {
                Prepared prepared = making.prepared().as(errand);
                context.ui().execute(() -> begin(errand, prepared));
            } catch (ProblemException e) {
                context.ui().execute(() -> refuse(errand, e.problem()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A question and its answer at once. */
    public void answer(Errand errand, String name, String confirmed, boolean acceptsFewer) {
        ask(errand);
        chosen.set(name);
        typed.set(confirmed);
        fewer.set(acceptsFewer);
        go();
    }

    private Making making(Errand errand, ClusterSpec spec) {
        String name = chosen.get();
        boolean accepts = fewer.get();
        Path file = Path.of(kit.get().strip());
        if (!passphrase.get().isEmpty()) {
            context.bench().secrets().put(SecretRef.recoveryPassphrase(), Secret.of(passphrase.get()));
        }
        leaving = name;
        return switch (errand) {
            case REMOVAL -> () -> context.bench().operations().remove(spec, planned(spec, name), accepts, Optional.empty());
            case UNINSTALL -> () -> context.bench().operations().uninstall(spec);
            case DRILL -> () -> context.bench().operations().drill(spec);
            case KIT_CHECK -> () -> context.bench().operations().checkKit(spec, file);
            case REPAIR -> () -> context.bench().operations().repair(spec);
            case SNAPSHOT -> () -> context.bench().operations().takeSnapshot(spec);
            case RESTORE -> () -> context.bench().operations().restore(spec, name);
            case UPGRADE -> () -> context.bench().operations().upgrade(spec);
            case BUILD, GROWTH -> () -> context.bench().prepare(spec);
        };
    }

    private static NodeSpec planned(ClusterSpec spec, String name) {
        return spec.nodes().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private void begin(Errand errand, Prepared prepared) {
        if (question.get().equals(Optional.of(errand)) && busy) {
            cancel();
            start.accept(prepared);
        }
    }

    private void refuse(Errand errand, Problem problem) {
        if (question.get().equals(Optional.of(errand))) {
            busy = false;
            refusal = Optional.of(problem);
            judge();
        }
    }

    /** A run has ended: the draft follows what was changed. */
    public void ended(Prepared prepared, boolean well) {
        if (well && prepared.errand() == Errand.REMOVAL) {
            left.accept(leaving);
        }
    }

    private void judge() {
        List<Problem> found = new ArrayList<>(refusal.stream().toList());
        Optional<ClusterSpec> spec = spec();
        if (question.get().isPresent() && spec.isPresent()) {
            found.addAll(against(question.get().get(), spec.get()));
        }
        objections.set(List.copyOf(found));
        ready.set(!busy && spec.isPresent() && found.isEmpty() && question.get().filter(errand -> complete(errand, spec.get())).isPresent());
    }

    private List<Problem> against(Errand errand, ClusterSpec spec) {
        List<Problem> found = new ArrayList<>();
        // Without them nobody gets into the nodes; the page says where they are entered.
        cluster.outlookProperty().getValue().ifPresent(seen -> seen.asked().forEach((step, problem) -> {
            if (step.node() != null && found.isEmpty()) {
                found.add(problem);
            }
        }));
        switch (errand) {
            case DRILL -> Objections.drill(spec).ifPresent(found::add);
            case UNINSTALL, RESTORE, UPGRADE -> Objections.wholeCluster(spec).ifPresent(found::add);
            case REMOVAL -> {
                if (!chosen.get().isEmpty()) {
                    Objections.removal(spec, chosen.get()).ifPresentOrElse(found::add, () -> found.addAll(
                            context.bench().check(context.draft().get().without(chosen.get())).problems().stream().filter(Problem::blocks).toList()));
                }
            }
            default -> {}
        }
        return found;
    }

    private boolean complete(Errand errand, ClusterSpec spec) {
        return switch (errand) {
            case REPAIR -> cluster.dryProperty().getValue().count() > 0;
            case KIT_CHECK -> !kit.get().isBlank();
            case REMOVAL -> !chosen.get().isEmpty() && Objections.unconfirmed(typed.get(), chosen.get()).isEmpty() && (fewer.get() || !weakens());
            case UNINSTALL -> Objections.unconfirmed(typed.get(), spec.name()).isEmpty();
            case RESTORE -> snapshot().isPresent() && Objections.unconfirmed(typed.get(), spec.name()).isEmpty();
            case UPGRADE -> patchProperty().getValue().isPresent();
            case DRILL, BUILD, GROWTH, SNAPSHOT -> true;
        };
    }

    /** What the servers can bear now and without the chosen node; empty while that is no server. */
    Optional<Shrinking> shrinking() {
        return spec().flatMap(spec -> spec.servers().size() < 2 ? Optional.empty() : spec.servers().stream().filter(server -> server.name().equals(chosen.get())).findFirst()
                .map(server -> new Shrinking(spec.quorum(), spec.without(server).quorum())));
    }

    /** Whether fewer servers may fail when the chosen one is gone. One that is away already counts for nothing. */
    boolean weakens() {
        return shrinking().filter(quorum -> quorum.after().tolerated() < quorum.before().tolerated()).isPresent() && !away();
    }

    private boolean away() {
        return cluster.liveProperty().getValue().stream().flatMap(live -> live.members().stream())
                .anyMatch(member -> member.name().equals(chosen.get()) && member.role() == Role.SERVER && !member.complete());
    }

    /** @param after when the node has left */
    record Shrinking(Quorum before, Quorum after) {}

    private Optional<ClusterSpec> spec() {
        return cluster.specProperty().getValue();
    }

    /** How far looking for snapshots is. */
    public ObservableValue<Inquiry.State<Snapshots>> snapshotsProperty() {
        return snapshots.stateProperty();
    }

    /** The snapshot to go back to. */
    Optional<Snapshot> snapshot() {
        return snapshots.stateProperty().getValue().answer().stream().flatMap(found -> found.all().stream()).filter(each -> each.name().equals(chosen.get())).findFirst();
    }

    /** The upgrade that there is. */
    ObservableValue<Optional<Patch>> patchProperty() {
        return cluster.outlookProperty().map(seen -> seen.flatMap(Patch::of));
    }

    ClusterViewModel cluster() {
        return cluster;
    }

    Texts texts() {
        return context.texts();
    }

    /** What is asked now. */
    ObservableValue<Optional<Errand>> questionProperty() {
        return question;
    }

    /** Name of the node that is to leave, or of the snapshot to go back to; empty while none is chosen. */
    StringProperty chosenProperty() {
        return chosen;
    }

    /** The name again, so that nobody does it by mistake. */
    StringProperty typedProperty() {
        return typed;
    }

    StringProperty kitProperty() {
        return kit;
    }

    /** Of the kit; empty: the one that is known. */
    StringProperty passphraseProperty() {
        return passphrase;
    }

    /** Whether it is accepted that fewer servers may fail. */
    BooleanProperty fewerProperty() {
        return fewer;
    }

    /** Whether nothing is missing. */
    ObservableValue<Boolean> readyProperty() {
        return ready;
    }

    /** Why it cannot be done as asked. */
    ObservableValue<List<Problem>> objectionsProperty() {
        return objections;
    }
}

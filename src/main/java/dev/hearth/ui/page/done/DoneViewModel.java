// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.RunState;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.members.LiveMembers;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proof and what comes next, of the last run. Used on the window's thread alone; files are touched in the background. */
public final class DoneViewModel implements PageLogic {
    private static final Logger LOG = LoggerFactory.getLogger(DoneViewModel.class);

    /** Where the merge into the user's own kubeconfig is. */
    enum Merge {
        /** It was not looked yet. */
        UNKNOWN,
        /** The user may ask for it. */
        OFFERED,
        /** The user asked for it and is asked back. */
        ASKED,
        RUNNING,
        DONE,
        FAILED
    }

    private final Workbench bench;
    private final DraftModel draft;
    private final Texts texts;
    private final Executor background;
    private final Executor ui;
    private final ObjectProperty<Optional<Proof>> proof = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Merge> merge = new SimpleObjectProperty<>(Merge.UNKNOWN);
    private final LiveMembers live;
    private final AdminPassword password;
    private final StringProperty merged = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");

    public DoneViewModel(Workbench bench, DraftModel draft, Texts texts, Executor background, Executor ui) {
        this.bench = bench;
        this.draft = draft;
        this.texts = texts;
        this.background = background;
        this.ui = ui;
        this.live = new LiveMembers(bench, background, ui);
        this.password = new AdminPassword(bench, background, ui);
        draft.ranProperty().subscribe(run -> draft.preparedProperty().get().map(Prepared::spec).or(draft::spec)
                .ifPresent(spec -> run.map((RunState state) -> Proof.of(spec, state)).ifPresent(found -> tell(Optional.of(found)))));
    }

    private void tell(Optional<Proof> found) {
        password.forget();
        proof.set(found);
        merge.set(Merge.UNKNOWN);
        merged.set("");
    }

    @Override
    public PageId id() {
        return PageId.DONE;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return new SimpleObjectProperty<>(List.of());
    }

    @Override
    public ObservableValue<String> primaryText() {
        return proof.map(found -> found.filter(Proof::ready).isPresent() ? texts.get("done.to-cluster") : HIDDEN);
    }

    /** Follows the members, and looks whether the user's kubeconfig has the cluster already. */
    @Override
    public void entered() {
        Optional<ClusterSpec> other = draft.spec().filter(spec -> proof.get().filter(found -> found.spec().name().equals(spec.name())).isEmpty());
        if (other.isPresent()) {
            tell(Optional.empty());
            background.execute(() -> recall(other.get()));
        } else {
            shown();
        }
    }

    /** A cluster that was opened again: what its last run proved was kept, and is shown with its age. */
    private void recall(ClusterSpec spec) {
        try {
            List<Entry> entries = bench.past(spec.name());
            Optional<Proof> found = entries.isEmpty() ? Optional.empty() : KeptRun.last(bench.prepare(spec).plan(), entries).map(run -> Proof.of(spec, run));
            ui.execute(() -> {
                if (found.isPresent() && proof.get().isEmpty() && draft.spec().filter(now -> now.name().equals(spec.name())).isPresent()) {
                    tell(found);
                    shown();
                }
            });
        } catch (ProblemException e) {
            // The page says that there is no finished run; Review names what is wrong when it looks.
            LOG.info("what {} proved is not told: {}", spec.name(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shown() {
        proof.get().filter(Proof::ready).ifPresent(found -> live.follow(found.spec(), found.members()));
        proof.get().filter(found -> found.spec().platform() != null).ifPresent(found -> password.look(found.spec().name()));
        proof.get().filter(found -> merge.get() == Merge.UNKNOWN).ifPresent(found -> background.execute(() -> {
            try {
                Kubeconfigs kubeconfigs = bench.kubeconfigs();
                Path own = own(found);
                boolean there = kubeconfigs.contains(kubeconfigs.defaultFile(), found.context(), kubeconfigs.load(own));
                ui.execute(() -> {
                    file.set(own.toString());
                    merged.set(there ? text("done.merged.already", Map.of()) : "");
                    merge.set(there ? Merge.DONE : Merge.OFFERED);
                });
            } catch (ProblemException e) {
                failed(e.problem());
            }
        }));
    }

    @Override
    public void left() {
        live.stop();
        password.hide();
    }

    private Path own(Proof found) throws ProblemException {
        return bench.kubeconfig(found.spec().name());
    }

    /** The user wants the merge; nothing is written before {@link #merge}. */
    void ask() {
        merge.set(Merge.ASKED);
    }

    void decline() {
        merge.set(Merge.OFFERED);
    }

    /** Adds the cluster to the user's kubeconfig; what was there before is kept beside it. */
    void merge() {
        proof.get().filter(found -> merge.get() == Merge.ASKED).ifPresent(found -> {
            merge.set(Merge.RUNNING);
            background.execute(() -> {
                try {
                    Kubeconfigs kubeconfigs = bench.kubeconfigs();
                    Optional<Path> backup = kubeconfigs.merge(kubeconfigs.defaultFile(), found.context(), kubeconfigs.load(own(found)));
                    ui.execute(() -> {
                        merged.set(backup.map(path -> text("done.merged.backup", Map.of("backup", path.toString())))
                                .orElseGet(() -> text("done.merged.new", Map.of())));
                        merge.set(Merge.DONE);
                    });
                } catch (ProblemException e) {
                    failed(e.problem());
                }
            });
        });
    }

    private void failed(Problem problem) {
        ProblemText words = ProblemText.of(problem, texts);
        ui.execute(() -> {
            merged.set(words.found() + " " + words.fix());
            merge.set(Merge.FAILED);
        });
    }

    private String text(String key, Map<String, String> more) {
        Map<String, String> values = new java.util.TreeMap<>(more);
        values.put("file", bench.kubeconfigs().defaultFile().toString());
        values.put("context", proof.get().map(Proof::context).orElse(""));
        return texts.get(key, values);
    }

    /** What would be written, before it is. */
    String question() {
        return text("done.merge.question", Map.of());
    }

    String took(Proof found) {
        Duration took = found.took();
        return texts.get(took.toMinutes() == 0 ? "done.took.seconds" : "done.took",
                Map.of("minutes", Long.toString(took.toMinutes()), "seconds", Integer.toString(took.toSecondsPart())));
    }

    /** What the number of servers means when one dies. */
    String quorum(Proof found) {
        Quorum quorum = found.quorum();
        String key = quorum.highlyAvailable() ? "done.quorum.safe" : quorum.servers() == 2 ? "done.quorum.two" : "done.quorum.one";
        return texts.get(key, Map.of("servers", Integer.toString(quorum.servers()), "tolerated", Integer.toString(quorum.tolerated()),
                "majority", Integer.toString(quorum.majority())));
    }

    /** By the clock that runs go by. */
    Instant now() {
        return bench.clock().instant();
    }

    Texts texts() {
        return texts;
    }

    ObjectProperty<Optional<Proof>> proofProperty() {
        return proof;
    }

    AdminPassword password() {
        return password;
    }

    /** The members now; empty while the page is not shown and before the first answer. */
    ObservableValue<Optional<LiveMembers.Live>> liveProperty() {
        return live.liveProperty();
    }

    ObservableValue<Merge> mergeProperty() {
        return merge;
    }

    /** What the merge came to; empty before. */
    StringProperty mergedProperty() {
        return merged;
    }

    /** The cluster's own kubeconfig. */
    StringProperty fileProperty() {
        return file;
    }
}

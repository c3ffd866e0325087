// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.changes.Dry;
import dev.hearth.ui.changes.Looking;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** The plan and what a dry run of it finds: looked for when the page is entered, and again when the draft has changed. */
public final class ReviewViewModel implements PageLogic, Looking.Watcher {
    private final PageContext context;
    private final DraftModel model;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.none());
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper primary = new ReadOnlyStringWrapper("");
    private final Looking looking;

    public ReviewViewModel(PageContext context) {
        this.context = context;
        this.model = context.draft();
        this.looking = new Looking(context.bench(), context.background(), context.ui());
        model.draftProperty().addListener((all, was, is) -> judge());
        judge();
    }

    @Override
    public PageId id() {
        return PageId.REVIEW;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> summary() {
        return state.map(now -> now.phase() == Phase.LOOKED
                ? context.texts().get("review.summary", Map.of("count", String.valueOf(now.dry().count()))) : "");
    }

    @Override
    public Object basis(ClusterDraft draft) {
        return draft;
    }

    @Override
    public ObservableValue<String> primaryText() {
        return primary.getReadOnlyProperty();
    }

    @Override
    public void entered() {
        look();
    }

    @Override
    public void left() {
        looking.stop();
    }

    /** Hands the plan that was shown to the run. */
    @Override
    public boolean primary() {
        if (state.get().prepared().isEmpty() || state.get().phase() == Phase.FAILED) {
            look();
            return false;
        }
        left();
        model.preparedProperty().set(state.get().prepared());
        return true;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ClusterDraft draft() {
        return model.get();
    }

    /** What will be built; empty while a problem blocks. */
    Optional<ClusterSpec> spec() {
        return model.spec();
    }

    /** What the servers can bear, for the sentence about it. */
    public Optional<Quorum> quorum() {
        return model.spec().map(ClusterSpec::quorum);
    }

    /** {@code keep} or {@code overlap}. */
    public void order(String order) {
        ClusterDraft.Advanced old = model.get().advanced();
        model.edit(draft -> draft.withAdvanced(old.withOrder(order)));
        look();
    }

    /** Makes the plan and looks at every step of it, in the background; an older look is forgotten. */
    public void look() {
        left();
        Optional<ClusterSpec> spec = model.spec();
        if (spec.isEmpty()) {
            set(State.none());
            return;
        }
        set(new State(Phase.LOOKING, Optional.empty(), Dry.begin(), Optional.empty(), Optional.empty()));
        looking.begin(() -> context.bench().prepare(spec.get()), this);
    }

    @Override
    public void planned(Prepared prepared) {
        set(new State(Phase.LOOKING, Optional.of(prepared), Dry.begin(), Optional.empty(), Optional.empty()));
    }

    @Override
    public void failed(Problem problem) {
        set(new State(Phase.FAILED, Optional.empty(), Dry.begin(), Optional.of(problem), Optional.empty()));
    }

    @Override
    public void heard(Prepared prepared, Entry entry) {
        State now = state.get();
        boolean ended = entry.event() instanceof Event.RunEnded;
        set(new State(ended ? Phase.LOOKED : now.phase(), Optional.of(prepared), now.dry().with(entry.event(), prepared), Optional.empty(),
                ended ? Optional.of(context.clock().instant()) : Optional.empty()));
    }

    /** What will be downloaded, as the dry run found it: what is in the cache is not. */
    static List<Download> downloads(Releases releases, Dry dry) {
        List<Download> all = new ArrayList<>();
        all.add(releases.k3s().installer());
        releases.k3s().binary().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> all.add(entry.getValue()));
        new TreeMap<>(releases.others()).forEach((component, release) -> all.addAll(new TreeMap<>(release.files()).values()));
        return all.stream().filter(file -> dry.downloads().contains(file.name())).toList();
    }

    private void set(State now) {
        state.set(now);
        judge();
    }

    private void judge() {
        List<Problem> found = new ArrayList<>(model.checkedProperty().get().problems());
        state.get().problem().ifPresent(found::add);
        found.addAll(state.get().dry().problems());
        // The command line tells it before each run; here it stands above the button.
        model.spec().flatMap(spec -> Optional.ofNullable(spec.platform())).flatMap(platform -> platform.recovery().open()).ifPresent(found::add);
        problems.set(List.copyOf(found));
        int nodes = model.get().nodes().size();
        primary.set(context.texts().get(nodes == 1 ? "review.build.one" : "review.build", Map.of("count", String.valueOf(nodes))));
    }

    /** How far looking is. */
    public enum Phase {
        /** The draft is not complete. */
        NONE,
        LOOKING,
        LOOKED,
        /** There is no plan. */
        FAILED
    }

    /**
     * @param prepared the plan, when there is one
     * @param problem why there is none
     * @param at when looking ended
     */
    public record State(Phase phase, Optional<Prepared> prepared, Dry dry, Optional<Problem> problem, Optional<Instant> at) {
        static State none() {
            return new State(Phase.NONE, Optional.empty(), Dry.begin(), Optional.empty(), Optional.empty());
        }
    }
}

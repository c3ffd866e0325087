// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.StepState;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.changes.Dry;
import dev.hearth.ui.changes.Looking;
import dev.hearth.ui.draft.Autosave.Delay;
import dev.hearth.ui.graph.PlanWords;
import dev.hearth.ui.members.LiveMembers;
import dev.hearth.ui.members.LiveMembers.Live;
import dev.hearth.ui.members.Member;
import dev.hearth.ui.steps.StepDetail;
import dev.hearth.ui.steps.StepDetails;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cluster that stands, looked at again and again while its page is seen, and followed by the API in between. One mechanism: a dry
 * run of the plan. Used on the window's thread alone.
 */
public final class ClusterViewModel implements PageLogic, Looking.Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterViewModel.class);

    private final PageContext context;
    private final PlanWords words;
    private final Looking looking;
    private Optional<Health> looked = Optional.empty();
    private final LiveMembers live;
    private final Rounds rounds;
    private final ObjectProperty<Optional<Outlook>> outlook = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Health>> health = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Instant>> lookedAt = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Dry> dry = new SimpleObjectProperty<>(Dry.begin());
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<StepDetail>> detail = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<Asked>> asked = new SimpleObjectProperty<>(List.of());
    private final SimpleIntegerProperty selected = new SimpleIntegerProperty(-1);
    private Optional<ClusterSpec> of = Optional.empty();
    private Dry dryNow = Dry.begin();
    private Optional<Problem> noPlan = Optional.empty();
    private boolean entered;
    private boolean hidden;
    private boolean chosen;
    private int stay;

    /** @param dice 0 to 1, for the time between two looks */
    public ClusterViewModel(PageContext context, Delay delay, DoubleSupplier dice) {
        this.context = context;
        this.words = PlanWords.forLooks(context.texts());
        this.looking = new Looking(context.bench(), context.background(), context.ui());
        this.live = new LiveMembers(context.bench(), context.background(), context.ui());
        this.rounds = new Rounds(delay, dice, context.ui(), this::look);
        live.liveProperty().addListener((all, was, is) -> told(was, is));
    }

    @Override
    public PageId id() {
        return PageId.CLUSTER;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems;
    }

    @Override
    public ObservableValue<String> primaryText() {
        return new SimpleStringProperty(HIDDEN);
    }

    @Override
    public void entered() {
        entered = true;
        watch();
    }

    @Override
    public void left() {
        entered = false;
        rest();
    }

    /** Nobody sees the window: nothing is asked of the cluster meanwhile. */
    void hide(boolean yes) {
        if (yes != hidden) {
            hidden = yes;
            if (yes) {
                rest();
            } else {
                watch();
            }
        }
    }

    private void watch() {
        Optional<ClusterSpec> spec = context.draft().spec();
        if (!entered || hidden) {
            return;
        }
        if (!spec.equals(of)) {
            of = spec;
            forget();
        }
        if (spec.isPresent()) {
            live.follow(spec.get(), unseen(spec.get()));
            look();
        }
    }

    private void rest() {
        stay++;
        rounds.stop();
        looking.stop();
        live.stop();
    }

    private void forget() {
        outlook.set(Optional.empty());
        looked = Optional.empty();
        health.set(Optional.empty());
        lookedAt.set(Optional.empty());
        dry.set(Dry.begin());
        noPlan = Optional.empty();
        chosen = false;
        selected.set(-1);
        judge();
    }

    /** Looks at once; a look that goes on already is that look. */
    void look() {
        Optional<ClusterSpec> spec = of;
        if (spec.isPresent() && entered && !hidden && !looking.goesOn()) {
            rounds.stop();
            Optional<Prepared> plan = outlook.get().map(Outlook::prepared);
            looking.begin(() -> plan.isPresent() ? plan.get() : context.bench().prepare(spec.get()), this);
            judge();
        }
    }

    @Override
    public void planned(Prepared prepared) {
        noPlan = Optional.empty();
        dryNow = Dry.begin();
        outlook.set(Optional.of(outlook.get().map(Outlook::again).orElseGet(() -> Outlook.of(prepared)).with(live.liveProperty().getValue())));
        judge();
    }

    @Override
    public void heard(Prepared prepared, Entry entry) {
        outlook.set(outlook.get().map(seen -> seen.on(entry)));
        dryNow = dryNow.with(entry.event(), prepared);
        if (entry.event() instanceof Event.RunEnded) {
            dry.set(dryNow);
            lookedAt.set(Optional.of(context.clock().instant()));
            askHealth();
            rounds.next();
        }
        judge();
    }

    @Override
    public void failed(Problem problem) {
        noPlan = Optional.of(problem);
        rounds.next();
        judge();
    }

    /** A node that goes or comes is a reason to look at once. */
    private void told(Optional<Live> was, Optional<Live> is) {
        outlook.set(outlook.get().map(seen -> seen.with(is)));
        weigh();
        judge();
        if (was.isPresent() && is.isPresent() && !standing(was.get()).equals(standing(is.get()))) {
            askHealth();
            look();
        }
    }

    private static List<Object> standing(Live live) {
        List<Object> standing = new ArrayList<>(List.of(live.silentSince().isPresent()));
        live.members().forEach(member -> standing.add(member.name() + member.complete()));
        return standing;
    }

    /** What was looked at is not older than what the API says now. */
    private void weigh() {
        health.set(looked.map(found -> live.liveProperty().getValue().map(now -> now.over(found)).orElse(found)));
    }

    private void askHealth() {
        int mine = stay;
        of.ifPresent(spec -> context.background().execute(() -> {
            try {
                Health found = context.bench().operations().health(spec);
                context.ui().execute(() -> {
                    if (mine == stay) {
                        looked = Optional.of(found);
                        weigh();
                        judge();
                    }
                });
            } catch (ProblemException e) {
                LOG.info("how {} is cannot be asked: {}", spec.name(), e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static List<Member> unseen(ClusterSpec spec) {
        return spec.nodes().stream().map(node -> Member.of(node, Map.of())).toList();
    }

    void select(int ordinal) {
        chosen = true;
        selected.set(ordinal);
        judge();
    }

    private void judge() {
        List<Problem> found = new ArrayList<>(noPlan.stream().toList());
        outlook.get().ifPresent(seen -> found.addAll(seen.problems()));
        if (!found.equals(problems.get())) {
            problems.set(List.copyOf(found));
        }
        if (!chosen) {
            selected.set(outlook.get().map(Outlook::foremost).orElse(-1));
        }
        asked.set(outlook.get().map(Asked::of).orElse(List.of()));
        detail.set(outlook.get().filter(seen -> selected.get() >= 0).map(this::detail));
    }

    private StepDetail detail(Outlook seen) {
        int ordinal = selected.get();
        StepState state = seen.step(ordinal);
        StepDetail said = new StepDetails(seen.prepared().plan(), words, Optional.empty()).of(state, ordinal, context.clock().instant(), step -> seen.step(step).evidence());
        return seen.wanting(ordinal).filter(problem -> state.problem().isEmpty()).map(problem -> ProblemText.of(problem, words.texts()))
                .map(text -> said.first(new StepDetail.Fact("asked", text.found() + " " + text.fix(), false))).orElse(said);
    }

    Texts texts() {
        return words.texts();
    }

    PlanWords words() {
        return words;
    }

    Instant now() {
        return context.clock().instant();
    }

    /** When the last look ended. */
    public Optional<Instant> lookedAt() {
        return lookedAt.get();
    }

    /** Whether a look goes on now. */
    boolean looks() {
        return looking.goesOn();
    }

    ObservableValue<Optional<ClusterSpec>> specProperty() {
        return context.draft().checkedProperty().map(checked -> Optional.ofNullable(checked.spec()));
    }

    ObservableValue<Optional<Outlook>> outlookProperty() {
        return outlook;
    }

    /** Empty until it was asked. */
    ObservableValue<Optional<Health>> healthProperty() {
        return health;
    }

    /** When the last look ended. */
    ObservableValue<Optional<Instant>> lookedAtProperty() {
        return lookedAt;
    }

    /** What the last look that ended found to be done. */
    ObservableValue<Dry> dryProperty() {
        return dry;
    }

    /** Secrets without which less is seen. */
    ObservableValue<List<Asked>> askedProperty() {
        return asked;
    }

    ObservableValue<Optional<Live>> liveProperty() {
        return live.liveProperty();
    }

    ObservableValue<Optional<StepDetail>> detailProperty() {
        return detail;
    }

    SimpleIntegerProperty selectedProperty() {
        return selected;
    }
}

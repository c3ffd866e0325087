// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.Workbench.LogLine;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.Workbench.Running;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.graph.PlanWords;
import dev.hearth.ui.steps.StepDetail;
import dev.hearth.ui.steps.StepDetails;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * A run as the page shows it: a fold over the same entries as the journal's. Graph, list, detail and log are views of it and
 * share its selection. Used on the window's thread alone; the relay brings entries there.
 */
public final class RunViewModel implements PageLogic {
    private final Workbench bench;
    private final DraftModel draft;
    private final PlanWords words;
    private final InstantSource clock;
    private final Relay relay;

    private final ObjectProperty<Optional<Prepared>> plan = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.IDLE);
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final StringProperty headline = new SimpleStringProperty("");
    private final StringProperty elapsed = new SimpleStringProperty("0:00");
    private final StringProperty now = new SimpleStringProperty("");
    private final StringProperty notice = new SimpleStringProperty("");
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final SimpleBooleanProperty follows = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<StepDetail>> detail = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty primary = new SimpleStringProperty(HIDDEN);
    private final SimpleBooleanProperty mayGoBack = new SimpleBooleanProperty(true);
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of());
    private final LogModel log = new LogModel();
    private final List<StepListener> listeners = new ArrayList<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private @Nullable RunState state;
    private Workbench.@Nullable Running running;
    private Optional<Problem> alive = Optional.empty();
    private int generation;
    private BiConsumer<Prepared, Boolean> over = (prepared, ready) -> {};
    private Consumer<PageId> home = page -> {};

    public RunViewModel(Workbench bench, DraftModel draft, Texts texts, InstantSource clock, Relay relay) {
        this.bench = bench;
        this.draft = draft;
        this.words = new PlanWords(texts);
        this.clock = clock;
        this.relay = relay;
    }

    @Override
    public PageId id() {
        return PageId.RUN;
    }

    /** Why the run has failed. */
    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems;
    }

    /** Starts what Review prepared, once. */
    @Override
    public void entered() {
        draft.preparedProperty().get().filter(prepared -> !Optional.of(prepared).equals(plan.get()) && !phase.get().running()).ifPresent(this::begin);
    }

    @Override
    public ObservableValue<String> primaryText() {
        return primary;
    }

    @Override
    public ObservableValue<Boolean> mayGoBack() {
        return mayGoBack;
    }

    /** After an errand the way does not lead to the next page. */
    @Override
    public boolean primary() {
        if (errand() != Errand.BUILD) {
            home.accept(Errands.leads(errand(), phase.get()));
        }
        return errand() == Errand.BUILD;
    }

    /**
     * @param ended hears of every run that has ended, and whether it ended ready
     * @param leads to where the user goes after an errand
     */
    public void onErrand(BiConsumer<Prepared, Boolean> ended, Consumer<PageId> leads) {
        over = ended;
        home = leads;
    }

    private Errand errand() {
        return plan.get().map(Prepared::errand).orElse(Errand.BUILD);
    }

    /** Starts a run of this plan; what an earlier run has done is found in place. */
    public void begin(Prepared prepared) {
        if (!Optional.of(prepared).equals(plan.get())) {
            progress.set(0);
            log.clear();
            state = RunState.of(prepared.plan());
            selected.set(-1);
            plan.set(Optional.of(prepared));
        }
        follows.set(true);
        notice.set("");
        alive = Optional.empty();
        int mine = ++generation;
        phase.set(Phase.RUNNING);
        try {
            Consumer<Heard> inbox = relay.to(batch -> {
                if (mine == generation) {
                    accept(batch);
                }
            });
            running = bench.start(prepared, Event.Mode.APPLY, entry -> inbox.accept(new Heard.Happened(entry)), line -> inbox.accept(new Heard.Said(line)));
        } catch (ProblemException e) {
            ProblemText problem = ProblemText.of(e.problem(), words.texts());
            phase.set(Phase.FAILED);
            notice.set(problem.found() + " " + problem.fix());
        }
        tell();
    }

    private void accept(List<Heard> batch) {
        RunState before = Objects.requireNonNull(state);
        RunState after = before;
        Set<Integer> touched = new TreeSet<>();
        List<LogLine> lines = new ArrayList<>();
        EntryWords said = new EntryWords(words);
        for (Heard heard : batch) {
            switch (heard) {
                case Heard.Said line -> lines.add(line.line());
                case Heard.Happened happened -> {
                    after = after.on(happened.entry());
                    said.line(happened.entry(), after.plan()).ifPresent(lines::add);
                    touched.addAll(touched(happened.entry(), after.plan()));
                }
            }
        }
        state = after;
        log.add(lines);
        for (int ordinal : touched) {
            StepStatus status = after.status(ordinal);
            if (status != before.status(ordinal) || !after.step(ordinal).hindrance().equals(before.step(ordinal).hindrance())) {
                listeners.forEach(listener -> listener.changed(ordinal, status));
            }
        }
        follow(before, after, touched);
        phase.set(Phase.of(after));
        tell();
        if (after.outcome().isPresent() && before.outcome().isEmpty()) {
            plan.get().filter(Prepared::builds).ifPresent(any -> draft.ranProperty().set(Optional.ofNullable(state)));
            plan.get().ifPresent(ran -> over.accept(ran, phase.get() == Phase.READY));
            List.copyOf(atEnd).forEach(Runnable::run);
            atEnd.clear();
        }
    }

    private static List<Integer> touched(Entry entry, Plan plan) {
        return switch (entry.event()) {
            case Event.OfStep of -> plan.ordinal(of.step()).stream().toList();
            case Event.RunStarted started -> IntStream.range(0, plan.size()).boxed().toList();
            default -> List.of();
        };
    }

    /** The first failure is always shown; else the newest work, until the user chooses a step. */
    private void follow(RunState before, RunState after, Set<Integer> touched) {
        OptionalInt failed = before.count(StepStatus.FAILED) > 0 ? OptionalInt.empty()
                : touched.stream().mapToInt(ordinal -> ordinal).filter(ordinal -> after.status(ordinal) == StepStatus.FAILED).findFirst();
        if (failed.isPresent()) {
            follows.set(false);
            selected.set(failed.getAsInt());
        } else if (follows.get() && (selected.get() < 0 || !after.status(selected.get()).running())) {
            int[] atWork = after.running();
            if (atWork.length > 0) {
                selected.set(atWork[atWork.length - 1]);
            } else if (selected.get() < 0) {
                touched.stream().reduce((first, last) -> last).ifPresent(selected::set);
            }
        }
    }

    /** Called once a second while the run goes on: times are shown that change without an event. */
    public void tick() {
        tell();
    }

    private void tell() {
        RunState run = state;
        if (run == null) {
            return;
        }
        Instant instant = clock.instant();
        elapsed.set(PlanWords.watch(run.lasted(instant)));
        progress.set(Math.max(progress.get(), run.progress()));
        StepDetails details = new StepDetails(run.plan(), words, alive);
        detail.set(selected.get() < 0 ? Optional.empty() : Optional.of(details.of(run.step(selected.get()), selected.get(), instant, this::evidence)));
        now.set(phase.get().running() ? details.now(run, instant) : details.end(run));
        headline.set(Errands.headline(errand(), phase.get(), words.texts()));
        primary.set(Errands.primary(errand(), phase.get(), words.texts()));
        mayGoBack.set(!phase.get().running());
        problems.set(phase.get() == Phase.FAILED ? details.problems(run) : List.of());
    }

    /** The user chose a step: following ends. */
    public void select(int ordinal) {
        follows.set(false);
        selected.set(ordinal);
        tell();
    }

    /** Goes with the newest work again. */
    public void followAgain() {
        follows.set(true);
        int[] atWork = state == null ? new int[0] : state.running();
        if (atWork.length > 0) {
            selected.set(atWork[atWork.length - 1]);
        }
        tell();
    }

    public void stop(Event.Cancel how) {
        if (running != null && phase.get().running()) {
            running.cancel(how);
            phase.set(how == Event.Cancel.NOW ? Phase.STOPPING : Phase.FINISHING);
            tell();
        }
    }

    /** Runs the same plan again. */
    public void retry() {
        if (!phase.get().running()) {
            plan.get().ifPresent(this::begin);
        }
    }

    /** Why the cluster could not be taken over. When the Hearth that seemed silent is alive, that is why the run has failed. */
    void refused(Problem problem) {
        ProblemText text = ProblemText.of(problem, words.texts());
        alive = Optional.of(problem).filter(some -> some.code() == ProblemCode.CLUSTER_BUSY);
        notice.set(text.found() + " " + text.fix());
        tell();
    }

    /** What was heard of the run so far, without secrets; empty before there is one. */
    Optional<RunReport> report() {
        return plan.get().map(prepared -> RunReport.of(prepared, Objects.requireNonNull(state), draft.get().accepted(), log.all(), clock.instant()).masked(bench.secrets()));
    }

    /** Stops and calls back when the run has ended; at once when there is none. */
    public void stopThen(Event.Cancel how, Runnable then) {
        if (phase.get().running()) {
            atEnd.add(then);
            stop(how);
        } else {
            then.run();
        }
    }

    /** Whether closing the window now would cut a run off. */
    public boolean atWork() {
        return phase.get().running();
    }

    void listen(StepListener listener) {
        listeners.add(listener);
    }

    StepStatus status(int ordinal) {
        return state == null ? StepStatus.WAITING : state.status(ordinal);
    }

    /** Title of what seems to hinder the step's wait; empty when nothing does. */
    String cause(int ordinal) {
        return Optional.ofNullable(state).flatMap(run -> run.step(ordinal).hindrance()).map(problem -> ProblemText.of(problem, words.texts()).title()).orElse("");
    }

    /** Empty while there is none. */
    String evidence(int ordinal) {
        return state == null ? "" : state.step(ordinal).evidence();
    }

    Optional<Duration> took(int ordinal) {
        return state == null ? Optional.empty() : state.step(ordinal).took();
    }

    Optional<Plan> steps() {
        return plan.get().map(Prepared::plan);
    }

    /** Of the last entry that is shown. */
    long seq() {
        return state == null ? 0 : state.seq();
    }

    PlanWords words() {
        return words;
    }

    LogModel log() {
        return log;
    }

    ObservableValue<Optional<Prepared>> planProperty() {
        return plan;
    }

    ObservableValue<Phase> phaseProperty() {
        return phase;
    }

    /** 0 to 1; never falls, over retries of one plan too. */
    DoubleProperty progressProperty() {
        return progress;
    }

    StringProperty headlineProperty() {
        return headline;
    }

    StringProperty elapsedProperty() {
        return elapsed;
    }

    /** What goes on, or what it came to. */
    StringProperty nowProperty() {
        return now;
    }

    StringProperty noticeProperty() {
        return notice;
    }

    IntegerProperty selectedProperty() {
        return selected;
    }

    SimpleBooleanProperty followsProperty() {
        return follows;
    }

    ObjectProperty<Optional<StepDetail>> detailProperty() {
        return detail;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.steps;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepState;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.text.ProblemText;
import dev.hearth.ui.graph.GraphModel;
import dev.hearth.ui.graph.PlanWords;
import dev.hearth.ui.steps.StepDetail.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Says what a run knows of a step. */
public final class StepDetails {
    private static final Set<ProblemCode> LOCKED = Set.of(ProblemCode.CLUSTER_BUSY, ProblemCode.CLUSTER_LOCK_STALE, ProblemCode.CLUSTER_TAKEN_OVER);

    private final Plan plan;
    private final PlanWords words;
    private final Optional<Problem> alive;

    /** @param alive what is known by now of another Hearth that seemed silent in the run */
    public StepDetails(Plan plan, PlanWords words, Optional<Problem> alive) {
        this.plan = plan;
        this.words = words;
        this.alive = alive;
    }

    /** @param evidence of a step by its ordinal; empty while it is not ready */
    public StepDetail of(StepState state, int ordinal, Instant now, IntFunction<String> evidence) {
        StepInfo info = plan.info(ordinal);
        List<Fact> facts = new ArrayList<>();
        add(facts, "wait", doing(info, state, now), false);
        add(facts, "blocked", state.skippedBy().flatMap(plan::ordinal).map(by -> words.stepInLane(plan.info(by))).orElse(""), false);
        add(facts, "evidence", state.evidence(), true);
        add(facts, "why", state.work().why(), true);
        add(facts, "changes", state.work().changes().stream().map(this::change).collect(Collectors.joining("\n")), false);
        add(facts, "took", state.took().filter(took -> state.status().ready())
                .map(took -> words.texts().get("run.took", Map.of("took", PlanWords.watch(took), "usually", PlanWords.watch(info.usually())))).orElse(""), false);
        add(facts, "after", info.edges().stream().map(edge -> edge(edge, evidence)).collect(Collectors.joining("\n")), false);
        return new StepDetail(ordinal, words.step(info), words.lane(Optional.ofNullable(info.node()).orElse(GraphModel.CLUSTER)), state.status(),
                slow(info, state, now), facts, state.hindrance().map(problem -> ProblemText.of(problem, words.texts())), state.problem().map(this::now).map(problem -> ProblemText.of(problem, words.texts())),
                state.problem().or(state::hindrance).map(Problem::detail).orElse(""));
    }

    /** What a step at work is doing: {@code Polling X; last answer Y; 0:42 of usually 1:30}. Empty when it is not. */
    private String doing(StepInfo info, StepState state, Instant now) {
        if (!state.status().running()) {
            return "";
        }
        Map<String, String> values = Map.of("polled", state.poll().polled(), "answer", state.poll().answer().isBlank() ? "-" : state.poll().answer(),
                "elapsed", PlanWords.watch(elapsed(state, now)), "usually", PlanWords.watch(info.usually()), "note", state.progress().note());
        if (state.poll().looks() > 0 && state.status() != StepStatus.ACTING) {
            return words.texts().get("run.wait.polling", values);
        }
        return words.texts().get(state.progress().note().isBlank() ? "run.wait.working" : "run.wait.progress", values);
    }

    /** What goes on: the newest work, and how much more there is. Empty when nothing does. */
    public String now(RunState run, Instant instant) {
        int[] atWork = run.running();
        if (atWork.length == 0) {
            return "";
        }
        int shown = atWork[atWork.length - 1];
        String text = words.texts().get("run.now", Map.of("step", words.stepInLane(plan.info(shown)), "doing", doing(plan.info(shown), run.step(shown), instant)));
        return atWork.length == 1 ? text : words.texts().get("run.now.more", Map.of("now", text, "more", Integer.toString(atWork.length - 1)));
    }

    /** What a run came to, or what stopped it from outside. */
    public String end(RunState run) {
        return run.problem().map(problem -> ProblemText.of(problem, words.texts()).found()).orElseGet(() -> counts(run));
    }

    /** What a run came to: {@code 2 done, 29 in place already}; nothing is said of what there is none of. */
    private String counts(RunState run) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("done", run.count(StepStatus.DONE));
        counts.put("satisfied", run.count(StepStatus.SATISFIED));
        counts.put("failed", run.count(StepStatus.FAILED));
        counts.put("skipped", run.count(StepStatus.SKIPPED) + run.count(StepStatus.CANCELLED));
        return counts.entrySet().stream().filter(count -> count.getValue() > 0)
                .map(count -> words.texts().get("run.end." + count.getKey(), Map.of("count", Integer.toString(count.getValue()))))
                .collect(Collectors.joining(", "));
    }

    /** Why a run has failed; what keeps every step from acting is said once, whichever server it was heard from and when. */
    public List<Problem> problems(RunState run) {
        List<Problem> all = new ArrayList<>(run.problem().stream().toList());
        plan.steps().forEach(step -> plan.ordinal(step.info().id()).ifPresent(ordinal -> run.step(ordinal).problem().ifPresent(all::add)));
        Set<Object> said = new HashSet<>();
        return all.stream().map(this::now).filter(problem -> said.add(LOCKED.contains(problem.code()) ? problem.code() : problem)).toList();
    }

    private Problem now(Problem problem) {
        return problem.code() == ProblemCode.CLUSTER_LOCK_STALE ? alive.orElse(problem) : problem;
    }

    private static Duration elapsed(StepState state, Instant now) {
        return state.startedAt().map(started -> Duration.between(started, now)).orElse(Duration.ZERO);
    }

    private static boolean slow(StepInfo info, StepState state, Instant now) {
        return state.status().running() && elapsed(state, now).compareTo(info.usually().multipliedBy(3).dividedBy(2).plusSeconds(5)) > 0;
    }

    private String change(Change change) {
        return words.change(change);
    }

    private String edge(Edge edge, IntFunction<String> evidence) {
        String met = plan.ordinal(edge.on()).map(evidence::apply).orElse("");
        String on = plan.ordinal(edge.on()).map(ordinal -> words.stepInLane(plan.info(ordinal))).orElse(edge.on().value());
        return words.texts().get(met.isBlank() ? "run.edge" : "run.edge.met", Map.of("step", on, "why", words.why(edge.why()), "evidence", met));
    }

    private static void add(List<Fact> facts, String kind, String text, boolean exact) {
        if (!text.isBlank()) {
            facts.add(new Fact(kind, text, exact));
        }
    }
}

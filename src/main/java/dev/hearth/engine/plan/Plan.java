// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Steps in an order that keeps every edge; immutable. A step's <em>ordinal</em> is its place in {@link #steps}, from 0.
 *
 * <p>Which edges hold is decided when the plan is made: in an overlapped run, guidance edges are shown and do not hold.
 */
public final class Plan {
    private final List<Step> steps;
    private final List<StepInfo> infos;
    private final Map<StepId, Integer> ordinals;
    private final int[][] before;
    private final int[][] after;
    /** Of {@link #before}, those that must have ended well. */
    private final int[][] needs;
    private final boolean guidanceHolds;

    private Plan(List<Step> steps, List<StepInfo> infos, Map<StepId, Integer> ordinals, boolean guidanceHolds) {
        this.steps = List.copyOf(steps);
        this.infos = List.copyOf(infos);
        this.ordinals = Map.copyOf(ordinals);
        this.guidanceHolds = guidanceHolds;
        this.before = new int[steps.size()][];
        this.needs = new int[steps.size()][];
        List<List<Integer>> following = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            following.add(new ArrayList<>());
        }
        for (int i = 0; i < steps.size(); i++) {
            before[i] = places(steps.get(i), this::holds);
            needs[i] = places(steps.get(i), edge -> holds(edge) && edge.strength() != Edge.Strength.SETTLED);
            for (int earlier : before[i]) {
                following.get(earlier).add(i);
            }
        }
        this.after = following.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    /**
     * Makes a plan, or says everything that is wrong with it.
     *
     * @param guidanceHolds whether guidance edges hold steps back too
     * @throws PlanFaultException for a duplicate id, an edge to nowhere, a cycle: all of them at once
     */
    public static Plan of(List<? extends Step> steps, boolean guidanceHolds) {
        List<Step> sorted = PlanOrder.sort(steps);
        return new Plan(sorted, sorted.stream().map(Step::info).toList(), places(sorted), guidanceHolds);
    }

    /** The same plan, with how long steps took before in the place of how long they take on ordinary machines. */
    public Plan learned(Function<StepId, Optional<Duration>> usually) {
        return new Plan(steps, infos.stream().map(info -> usually.apply(info.id()).map(info::taking).orElse(info)).toList(), ordinals, guidanceHolds);
    }

    private static Map<StepId, Integer> places(List<Step> steps) {
        Map<StepId, Integer> places = new HashMap<>();
        for (Step step : steps) {
            places.put(step.info().id(), places.size());
        }
        return places;
    }

    private int[] places(Step step, Predicate<Edge> which) {
        return step.info().edges().stream().filter(which).mapToInt(edge -> Objects.requireNonNull(ordinals.get(edge.on()))).distinct().sorted().toArray();
    }

    /** In an order that keeps every edge, guidance too. */
    public List<Step> steps() {
        return steps;
    }

    public int size() {
        return steps.size();
    }

    public StepInfo info(int ordinal) {
        return infos.get(ordinal);
    }

    public Optional<Integer> ordinal(StepId id) {
        return Optional.ofNullable(ordinals.get(id));
    }

    /** Whether this edge holds its step back in this plan. */
    public boolean holds(Edge edge) {
        return guidanceHolds || edge.strength() != Edge.Strength.GUIDANCE;
    }

    /** Ordinals that must have ended before this one; the array is the plan's own and is not to be changed. */
    public int[] before(int ordinal) {
        return before[ordinal];
    }

    /** Whether {@code earlier} must not only have ended but ended well. */
    public boolean needs(int ordinal, int earlier) {
        return Arrays.binarySearch(needs[ordinal], earlier) >= 0;
    }

    /** Ordinals that wait for this one; the array is the plan's own and is not to be changed. */
    public int[] after(int ordinal) {
        return after[ordinal];
    }

    /**
     * How long it takes: the longest way through the steps that there is something to do for, each as long as it usually takes.
     *
     * @param done ordinals that there is nothing to do for
     */
    public Duration estimate(IntPredicate done) {
        Duration[] ends = new Duration[steps.size()];
        Duration longest = Duration.ZERO;
        for (int i = 0; i < ends.length; i++) {
            Duration begins = Arrays.stream(before[i]).mapToObj(earlier -> ends[earlier]).max(Duration::compareTo).orElse(Duration.ZERO);
            ends[i] = done.test(i) ? begins : begins.plus(infos.get(i).usually());
            longest = ends[i].compareTo(longest) > 0 ? ends[i] : longest;
        }
        return longest;
    }

    /** Equal for plans of the same steps and holding edges; a resume with another one says what changed first. */
    public String fingerprint() {
        TreeSet<String> lines = new TreeSet<>();
        for (Step step : steps) {
            lines.add(step.info().id() + "<" + new TreeSet<>(step.info().edges().stream().filter(this::holds).map(Edge::on).toList()));
        }
        return Fingerprint.of(lines);
    }
}

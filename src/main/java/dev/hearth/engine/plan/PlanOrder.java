// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts steps in an order that keeps every edge: Kahn's algorithm; among free steps the recipe's order is kept. */
final class PlanOrder {
    private final List<? extends Step> steps;
    /** For each step the places of those that it waits for. */
    private final List<List<Integer>> before = new ArrayList<>();

    private PlanOrder(List<? extends Step> steps) {
        this.steps = steps;
    }

    static List<Step> sort(List<? extends Step> steps) {
        PlanOrder order = new PlanOrder(steps);
        List<String> faults = order.link();
        if (!faults.isEmpty()) {
            throw new PlanFaultException(faults);
        }
        return order.sorted();
    }

    private List<String> link() {
        List<String> faults = new ArrayList<>();
        Map<StepId, Integer> places = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            if (places.putIfAbsent(steps.get(i).info().id(), i) != null) {
                faults.add("two steps are called " + steps.get(i).info().id());
            }
        }
        for (Step step : steps) {
            TreeSet<Integer> earlier = new TreeSet<>();
            for (Edge edge : step.info().edges()) {
                Integer place = places.get(edge.on());
                if (place == null) {
                    faults.add(step.info().id() + " waits for " + edge.on() + ", which is not in the plan");
                } else {
                    earlier.add(place);
                }
            }
            before.add(List.copyOf(earlier));
        }
        return faults;
    }

    private List<Step> sorted() {
        int[] open = before.stream().mapToInt(List::size).toArray();
        List<List<Integer>> after = new ArrayList<>();
        steps.forEach(step -> after.add(new ArrayList<>()));
        TreeSet<Integer> free = new TreeSet<>();
        for (int i = 0; i < open.length; i++) {
            for (int earlier : before.get(i)) {
                after.get(earlier).add(i);
            }
            if (open[i] == 0) {
                free.add(i);
            }
        }
        List<Step> sorted = new ArrayList<>();
        for (Integer place = free.pollFirst(); place != null; place = free.pollFirst()) {
            sorted.add(steps.get(place));
            for (int next : after.get(place)) {
                if (--open[next] == 0) {
                    free.add(next);
                }
            }
        }
        if (sorted.size() < open.length) {
            throw new PlanFaultException(List.of("these steps wait for each other: " + cycle(open)));
        }
        return sorted;
    }

    /** Follows unfinished edges from the first unfinished step until one comes twice. */
    private String cycle(int[] open) {
        int at = 0;
        while (open[at] == 0) {
            at++;
        }
        Deque<Integer> path = new ArrayDeque<>();
        while (!path.contains(at)) {
            path.addLast(at);
            at = before.get(at).stream().filter(place -> open[place] > 0).findFirst().orElseThrow();
        }
        while (path.getFirst() != at) {
            path.removeFirst();
        }
        path.addLast(at);
        return String.join(" -> ", path.stream().map(place -> steps.get(place).info().id().value()).toList());
    }
}

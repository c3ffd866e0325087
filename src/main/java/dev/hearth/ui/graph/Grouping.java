// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers steps into groups such that no two groups wait for each other. A step joins the latest group of its component and
 * lane unless that group would then wait for something that waits for it; then a further part begins.
 */
final class Grouping {
    private record Key(String component, String lane) {}

    private final Plan plan;
    private final List<List<Integer>> members = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Integer> parts = new ArrayList<>();
    /** For each group all groups that it waits for, near and far. */
    private final List<BitSet> ancestors = new ArrayList<>();
    private final Map<Key, Integer> latest = new HashMap<>();
    private final int[] groupOf;

    private Grouping(Plan plan) {
        this.plan = plan;
        this.groupOf = new int[plan.size()];
    }

    static Grouping of(Plan plan) {
        Grouping grouping = new Grouping(plan);
        for (int step = 0; step < plan.size(); step++) {
            grouping.add(step);
        }
        return grouping.sorted();
    }

    private void add(int step) {
        StepInfo info = plan.info(step);
        Key key = new Key(info.component(), GraphModel.lane(info));
        BitSet before = new BitSet();
        for (Edge edge : info.edges()) {
            before.set(groupOf[plan.ordinal(edge.on()).orElseThrow()]);
        }
        Integer last = latest.get(key);
        int group = last == null || closesCircle(last, before) ? open(key) : last;
        before.clear(group);
        members.get(group).add(step);
        groupOf[step] = group;
        learn(group, before);
    }

    private boolean closesCircle(int group, BitSet before) {
        return before.stream().anyMatch(other -> other != group && ancestors.get(other).get(group));
    }

    private int open(Key key) {
        Integer last = latest.put(key, members.size());
        members.add(new ArrayList<>());
        keys.add(key);
        parts.add(last == null ? 1 : parts.get(last) + 1);
        ancestors.add(new BitSet());
        return members.size() - 1;
    }

    /** The group waits for these too, and so does all that waits for it. */
    private void learn(int group, BitSet before) {
        BitSet news = (BitSet) before.clone();
        before.stream().forEach(other -> news.or(ancestors.get(other)));
        ancestors.get(group).or(news);
        for (BitSet of : ancestors) {
            if (of.get(group)) {
                of.or(news);
            }
        }
    }

    /** Renumbered, so that what is waited for comes first. */
    private Grouping sorted() {
        List<Integer> order = new ArrayList<>();
        BitSet placed = new BitSet();
        while (order.size() < members.size()) {
            for (int i = 0; i < members.size(); i++) {
                BitSet open = (BitSet) ancestors.get(i).clone();
                open.andNot(placed);
                if (!placed.get(i) && open.isEmpty()) {
                    placed.set(i);
                    order.add(i);
                }
            }
        }
        Grouping sorted = new Grouping(plan);
        for (int old : order) {
            int now = sorted.members.size();
            sorted.members.add(members.get(old));
            sorted.keys.add(keys.get(old));
            sorted.parts.add(parts.get(old));
            members.get(old).forEach(step -> sorted.groupOf[step] = now);
        }
        return sorted;
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            groups.add(new Group(i, keys.get(i).component(), keys.get(i).lane(), parts.get(i), begins(i), members.get(i)));
        }
        return groups;
    }

    private String begins(int group) {
        String first = plan.info(members.get(group).getFirst()).id().value();
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** One link for each pair of groups with an edge between their steps, by target, then source. */
    List<Link> links() {
        record Pair(int to, int from) {}

        Map<Pair, List<Edge>> between = new TreeMap<>(java.util.Comparator.comparingInt(Pair::to).thenComparingInt(Pair::from));
        for (int step = 0; step < plan.size(); step++) {
            for (Edge edge : plan.info(step).edges()) {
                int from = groupOf[plan.ordinal(edge.on()).orElseThrow()];
                if (from != groupOf[step]) {
                    between.computeIfAbsent(new Pair(groupOf[step], from), pair -> new ArrayList<>()).add(edge);
                }
            }
        }
        List<Link> links = new ArrayList<>();
        between.forEach((pair, edges) -> {
            Set<String> whys = new LinkedHashSet<>();
            edges.forEach(edge -> whys.add(edge.why()));
            boolean hard = edges.stream().anyMatch(edge -> edge.strength() == Edge.Strength.HARD);
            links.add(new Link(pair.from(), pair.to(), hard ? Edge.Strength.HARD : Edge.Strength.GUIDANCE, List.copyOf(whys)));
        });
        return links;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepInfo;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the graph and the list show of a plan: lanes, groups, and the links that say something new; immutable. */
public final class GraphModel {
    /** The lane of steps that work on the cluster or the desktop; always the first. */
    public static final String CLUSTER = "cluster";

    private final List<String> lanes;
    private final List<Group> groups;
    private final List<Link> links;
    private final int[] groupOf;

    private GraphModel(List<String> lanes, List<Group> groups, List<Link> links, int steps) {
        this.lanes = List.copyOf(lanes);
        this.groups = List.copyOf(groups);
        this.links = List.copyOf(links);
        this.groupOf = new int[steps];
        for (Group group : groups) {
            group.steps().forEach(step -> groupOf[step] = group.index());
        }
    }

    public static GraphModel of(Plan plan) {
        Set<String> lanes = new LinkedHashSet<>();
        lanes.add(CLUSTER);
        for (int i = 0; i < plan.size(); i++) {
            lanes.add(lane(plan.info(i)));
        }
        Grouping grouping = Grouping.of(plan);
        return new GraphModel(List.copyOf(lanes), grouping.groups(), Reduction.of(grouping.links()), plan.size());
    }

    static String lane(StepInfo info) {
        return Optional.ofNullable(info.node()).orElse(CLUSTER);
    }

    /** The cluster's, then nodes in the plan's order. */
    public List<String> lanes() {
        return lanes;
    }

    public List<Group> groups() {
        return groups;
    }

    /** By target, then source, without those that follow from others; a hard one is left out only when hard ones say it. */
    public List<Link> links() {
        return links;
    }

    public Group groupOf(int ordinal) {
        return groups.get(groupOf[ordinal]);
    }

    /** Indexes of all groups that this one waits for, near and far. */
    public BitSet upstream(int group) {
        BitSet seen = new BitSet();
        for (Link link : links.reversed()) {
            if (link.to() == group || seen.get(link.to())) {
                seen.set(link.from());
            }
        }
        return seen;
    }

    /** Indexes of all groups that wait for this one, near and far. */
    public BitSet downstream(int group) {
        BitSet seen = new BitSet();
        for (Link link : links) {
            if (link.from() == group || seen.get(link.from())) {
                seen.set(link.to());
            }
        }
        return seen;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Plan;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GraphModelTest {
    @Test
    void groupsTheRecipeByComponentAndNode() {
        GraphModel model = GraphModel.of(SamplePlan.servers(3));
        assertEquals(List.of("cluster", "node1", "node2", "node3"), model.lanes());
        assertEquals(new TreeSet<>(List.of(
                        "downloads@cluster", "nodes@node1", "nodes@node2", "nodes@node3", "k3s@node1", "k3s@node1#2", "k3s@node2", "k3s@node3",
                        "k3s@cluster", "kube-vip@cluster", "join@node2", "join@node3", "finish@cluster")),
                new TreeSet<>(model.groups().stream().map(group -> name(model, group.index())).toList()),
                "k3s on node1 has a second part, because the credentials come between its start and its being Ready");
    }

    @Test
    void leavesOutWhatFollows() {
        GraphModel model = GraphModel.of(SamplePlan.servers(3));
        List<String> links = model.links().stream().map(link -> name(model, link.from()) + ">" + name(model, link.to()) + (link.hard() ? "" : "?")).toList();
        assertTrue(links.contains("kube-vip@cluster>join@node2"), links.toString());
        assertTrue(links.contains("k3s@node1#2>kube-vip@cluster?"), links.toString());
        assertFalse(links.contains("kube-vip@cluster>join@node3"), "it follows from the join before: " + links);
        assertFalse(links.contains("nodes@node2>join@node2?"), "it follows from k3s on node2: " + links);
    }

    @Test
    void tellsHardFromGuidance() {
        Link both = new Link(0, 1, Edge.Strength.HARD, List.of("edge.a"));
        Link advice = new Link(1, 2, Edge.Strength.GUIDANCE, List.of("edge.b"));
        Link far = new Link(0, 2, Edge.Strength.HARD, List.of("edge.c"));
        assertEquals(List.of(both, advice, far), Reduction.of(List.of(both, advice, far)), "guidance does not stand in for a hard link");
        Link farAdvice = new Link(0, 2, Edge.Strength.GUIDANCE, List.of("edge.c"));
        assertEquals(List.of(both, advice), Reduction.of(List.of(both, advice, farAdvice)));
    }

    @Test
    void everyRandomPlanBecomesGroupsWithoutCircles() {
        for (long seed = 0; seed < 300; seed++) {
            Plan plan = SamplePlan.random(seed, 2 + (int) (seed % 60));
            GraphModel model = GraphModel.of(plan);
            String where = "seed " + seed;
            BitSet seen = new BitSet();
            for (Group group : model.groups()) {
                assertEquals(group, model.groups().get(group.index()), where);
                for (int step : group.steps()) {
                    assertFalse(seen.get(step), where);
                    seen.set(step);
                    assertEquals(group, model.groupOf(step), where);
                    assertEquals(group.component(), plan.info(step).component(), where);
                    assertEquals(group.lane(), GraphModel.lane(plan.info(step)), where);
                }
            }
            assertEquals(plan.size(), seen.cardinality(), where);
            for (Link link : model.links()) {
                assertTrue(link.from() < link.to(), where + " " + link);
            }
            for (int step = 0; step < plan.size(); step++) {
                int group = model.groupOf(step).index();
                for (Edge edge : plan.info(step).edges()) {
                    int from = model.groupOf(plan.ordinal(edge.on()).orElseThrow()).index();
                    assertTrue(from == group || model.upstream(group).get(from), where + ": reduction lost " + from + " before " + group);
                    assertTrue(from == group || model.downstream(from).get(group), where);
                }
            }
        }
    }

    private static String name(GraphModel model, int group) {
        Group named = model.groups().get(group);
        return named.component() + "@" + named.lane() + (named.part() == 1 ? "" : "#" + named.part());
    }
}

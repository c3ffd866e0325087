// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans to draw: the recipe's for some servers, and random ones. */
public final class SamplePlan {
    private final List<Step> steps = new ArrayList<>();

    private SamplePlan() {}

    /** @param servers 1 or more: node1, node2 and so on */
    public static Plan servers(int servers) {
        SamplePlan plan = new SamplePlan();
        List<Edge> arch = new ArrayList<>();
        for (int i = 1; i <= servers; i++) {
            String node = "node" + i;
            plan.add(node + "/connect", "nodes", node, 2);
            plan.add(node + "/facts", "nodes", node, 2, hard(node + "/connect", "ssh"));
            plan.add(node + "/prepare", "nodes", node, 4, hard(node + "/facts", "facts"));
            arch.add(hard(node + "/facts", "arch"));
        }
        plan.add("desktop/download-installer", "downloads", null, 2);
        plan.add("desktop/download-k3s", "downloads", null, 20, arch.toArray(Edge[]::new));
        for (int i = 1; i <= servers; i++) {
            plan.files("node" + i, i == 1);
        }
        plan.add("node1/start-server", "k3s", "node1", 40, hard("node1/config", "config"), hard("node1/install", "unit"), guidance("node1/prepare", "limits"));
        plan.add("cluster/credentials", "k3s", null, 5, hard("node1/start-server", "server"));
        plan.add("node1/ready", "k3s", "node1", 30, hard("cluster/credentials", "api"));
        plan.add("cluster/kube-vip", "kube-vip", null, 20, hard("cluster/credentials", "api"), guidance("node1/ready", "ready"));
        plan.add("cluster/vip", "kube-vip", null, 15, hard("cluster/kube-vip", "objects"));
        plan.add("desktop/kubeconfig", "finish", null, 2, hard("cluster/vip", "vip"));
        List<Edge> last = new ArrayList<>(List.of(hard("desktop/kubeconfig", "vip"), hard("node1/ready", "ready")));
        for (int i = 2; i <= servers; i++) {
            String node = "node" + i;
            String before = i == 2 ? "node1/ready" : "node" + (i - 1) + "/join-server";
            plan.add(node + "/join-server", "join", node, 45, hard("cluster/vip", "vip"), hard(before, "learner"), hard(node + "/config", "config"),
                    hard(node + "/install", "unit"), guidance(node + "/prepare", "limits"));
            last.add(hard(node + "/join-server", "members"));
        }
        plan.add("cluster/verify", "finish", null, 5, last.toArray(Edge[]::new));
        return Plan.of(plan.steps, true);
    }

    private void files(String node, boolean first) {
        add(node + "/upload-k3s", "k3s", node, 15, hard("desktop/download-k3s", "file"), hard(node + "/facts", "facts"));
        List<Edge> config = new ArrayList<>(List.of(hard(node + "/facts", "facts")));
        if (!first) {
            config.add(hard("cluster/credentials", "token"));
        }
        add(node + "/config", "k3s", node, 2, config.toArray(Edge[]::new));
        add(node + "/install", "k3s", node, 4, hard(node + "/upload-k3s", "binary"), hard("desktop/download-installer", "file"));
    }

    /** Random steps of random components on up to five lanes, with random edges. */
    public static Plan random(long seed, int size) {
        Random random = new Random(seed);
        SamplePlan plan = new SamplePlan();
        int lanes = 1 + random.nextInt(5);
        int components = 1 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
            List<Edge> edges = new ArrayList<>();
            for (int e = random.nextInt(4); e > 0 && i > 0; e--) {
                StepId on = StepId.of("s" + random.nextInt(i));
                edges.add(random.nextBoolean() ? Edge.hard(on, "edge.x") : Edge.guidance(on, "edge.y"));
            }
            int lane = random.nextInt(lanes);
            plan.add("s" + i, "c" + random.nextInt(components), lane == 0 ? null : "node" + lane, 1 + random.nextInt(60), edges.toArray(Edge[]::new));
        }
        return Plan.of(plan.steps, random.nextBoolean());
    }

    private static Edge hard(String on, String why) {
        return Edge.hard(StepId.of(on), why);
    }

    private static Edge guidance(String on, String why) {
        return Edge.guidance(StepId.of(on), why);
    }

    private void add(String id, String component, @Nullable String node, long usually, Edge... edges) {
        StepInfo info = new StepInfo(StepId.of(id), component, node, List.of(edges), Set.of(),
                Patience.upTo(Duration.ofMinutes(5), Duration.ofSeconds(usually), id));
        steps.add(new Step() {
            @Override
            public StepInfo info() {
                return info;
            }

            @Override
            public Probe probe(StepContext context) {
                return Probe.satisfied("there");
            }

            @Override
            public void act(StepContext context) {
                context.log("act");
            }
        });
    }
}

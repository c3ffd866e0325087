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

/** Plans to draw: one shaped like the recipe's for some servers, and random ones. */
public final class SamplePlan {
    private final List<Step> steps = new ArrayList<>();

    private SamplePlan() {}

    /** @param servers 1 or more: node1, node2 and so on */
    public static Plan servers(int servers) {
        SamplePlan plan = new SamplePlan();
        plan.add("cluster/releases", "downloads", null, 2);
        plan.add("desktop/download-installer", "downloads", null, 2, hard("cluster/releases"));
        plan.add("desktop/download-k3s-amd64", "downloads", null, 8, hard("cluster/releases"));
        plan.add("desktop/download-images-amd64", "downloads", null, 20, hard("cluster/releases"));
        for (int i = 1; i <= servers; i++) {
            plan.files("node" + i, i);
        }
        plan.add("node1/start-server", "k3s", "node1", 40, hard("node1/install"), hard("node1/config"));
        plan.add("cluster/credentials", "k3s", null, 2, hard("node1/start-server"));
        plan.add("cluster/kube-vip", "kube-vip", null, 20, hard("cluster/credentials"));
        plan.add("cluster/vip", "kube-vip", null, 15, hard("cluster/kube-vip"));
        plan.add("desktop/kubeconfig", "finish", null, 2, hard("cluster/vip"));
        List<Edge> last = new ArrayList<>(List.of(hard("desktop/kubeconfig")));
        for (int i = 2; i <= servers; i++) {
            plan.add("node" + i + "/join-server", "join", "node" + i, 45, hard("cluster/vip"), hard("node" + i + "/install"),
                    Edge.guidance(StepId.of("node1/start-server"), "edge.first-server-before-join"));
            last.add(hard("node" + i + "/join-server"));
        }
        plan.add("cluster/verify", "finish", null, 5, last.toArray(Edge[]::new));
        return Plan.of(plan.steps, true);
    }

    private void files(String node, int number) {
        add(node + "/connect", "nodes", node, 2);
        add(node + "/facts", "nodes", node, 2, hard(node + "/connect"));
        add(node + "/prepare", "nodes", node, 4, hard(node + "/facts"));
        add(node + "/upload-k3s", "k3s", node, 6, hard("desktop/download-k3s-amd64"), hard(node + "/facts"));
        add(node + "/upload-images", "k3s", node, 15, hard("desktop/download-images-amd64"), hard(node + "/facts"));
        add(node + "/config", "k3s", node, 2, hard(node + "/prepare"));
        add(node + "/install", "k3s", node, 4, hard(node + "/upload-k3s"), hard(node + "/upload-images"),
                hard("desktop/download-installer"), hard(node + "/config"));
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

    private static Edge hard(String on) {
        return Edge.hard(StepId.of(on), "edge." + on.substring(on.indexOf('/') + 1));
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

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.exec.Clock;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a component's objects take to be compared, when each call takes as long as a server's answer does. */
@Tag("bench")
class SideBySideBenchTest {
    private static final Duration CALL = Duration.ofMillis(20);
    private static final int OBJECTS = 150;
    private static final int COMPONENTS = 6;

    private static ApplyStep step(PlayedApi world, int number, int objects, List<Edge> edges) {
        List<Manifest> manifests = IntStream.range(0, objects).mapToObj(i -> new Manifest(new ObjectRef("v1", "ConfigMap", "", "c" + i), "x\n")).toList();
        StepInfo info = NodeStepInfo.onCluster(StepId.of("bench" + number), "traefik", Patience.none("it"), edges);
        return new ApplyStep(info, context -> manifests, PlayedApi.spec(), world.ports());
    }

    private static PlayedApi world() {
        PlayedApi world = new PlayedApi();
        world.latency = CALL;
        return world;
    }

    /** As many objects in components that guidance puts one after another, as a second run finds them. */
    @Test
    void secondRun() throws Exception {
        PlayedApi world = world();
        List<Step> steps = new ArrayList<>(List.of(new Given()));
        for (int i = 0; i < COMPONENTS; i++) {
            List<Edge> edges = i == 0 ? List.of(Edge.hard(Given.ID, "api")) : List.of(Edge.hard(Given.ID, "api"), Edge.guidance(StepId.of("bench" + (i - 1)), "order"));
            steps.add(step(world, i, OBJECTS / COMPONENTS, edges));
        }
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            var run = new Engine(Clock.system(), Limits.usual()).start(Plan.of(steps, true), Event.Mode.APPLY, new MemoryJournal(), entry -> {}, line -> {});
            assertEquals(Event.Outcome.READY, run.await());
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        print(COMPONENTS + " components, " + OBJECTS + " objects", best);
    }

    private static void print(String what, double took) {
        double oneByOne = OBJECTS * (double) CALL.toMillis();
        System.out.printf("%s, %d ms a call: %.0f ms, one after another %.0f ms, ratio %.2f%n", what, CALL.toMillis(), took, oneByOne, took / oneByOne);
    }

    /** What the control plane's steps hand on. */
    private record Given() implements Step {
        static final StepId ID = StepId.of("given");

        @Override
        public StepInfo info() {
            return NodeStepInfo.onCluster(ID, "k3s", Patience.none("it"), List.of());
        }

        @Override
        public Probe probe(StepContext context) {
            return new Probe.Satisfied(Outputs.of(Keys.KUBECONFIG, Secret.of("kind: Config")), "there");
        }

        @Override
        public void act(StepContext context) {
            throw new AssertionError("all is there");
        }
    }

    @Test
    void comparing() throws Exception {
        PlayedApi world = world();
        ApplyStep step = step(world, 0, OBJECTS, List.of());
        step.probe(world);
        long start = System.nanoTime();
        assertInstanceOf(Probe.Satisfied.class, step.probe(world));
        double took = (System.nanoTime() - start) / 1e6;
        print(OBJECTS + " objects", took);
    }
}

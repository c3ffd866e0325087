// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a component's objects take to be compared, when each call takes as long as a server's answer does. */
@Tag("bench")
class SideBySideBenchTest {
    private static final Duration CALL = Duration.ofMillis(20);
    private static final int OBJECTS = 150;

    @Test
    void comparing() throws Exception {
        PlayedApi world = new PlayedApi();
        world.latency = CALL;
        List<Manifest> manifests = IntStream.range(0, OBJECTS).mapToObj(i -> new Manifest(new ObjectRef("v1", "ConfigMap", "", "c" + i), "x\n")).toList();
        StepInfo info = NodeStepInfo.onCluster(StepId.of("bench"), "traefik", Patience.none("it"), List.of());
        ApplyStep step = new ApplyStep(info, context -> manifests, PlayedApi.spec(), world.ports());
        step.probe(world);
        long start = System.nanoTime();
        assertInstanceOf(Probe.Satisfied.class, step.probe(world));
        double took = (System.nanoTime() - start) / 1e6;
        double oneByOne = OBJECTS * (double) CALL.toMillis();
        System.out.printf("%d objects, %d ms a call: %.0f ms, one after another %.0f ms, ratio %.2f%n", OBJECTS, CALL.toMillis(), took, oneByOne, took / oneByOne);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Probe;
import dev.hearth.port.NodeStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyStepTest {
    private final Played world = new Played();
    private final VerifyStep step = new VerifyStep(Played.spec(), java.util.List.of(), world.ports());

    private static NodeStatus node(String name, String disk) {
        return new NodeStatus(name, Map.of("Ready", "True", "EtcdIsVoter", "True", "DiskPressure", disk), List.of(), "v1", Map.of());
    }

    @Test
    void allThatWasPlannedMustBeThere() throws Exception {
        world.members = List.of(node("node1", "False"), node("node2", "False"), Played.member("node3", true, false));
        assertInstanceOf(Probe.Needed.class, step.probe(world));
        world.members = List.of(node("node1", "False"), node("node2", "False"), node("node3", "False"));
        assertInstanceOf(Probe.Needed.class, step.probe(world), "kube-vip is absent");
        world.daemonSet = true;
        assertEquals("3 Ready, 3 voters, VIP 192.168.5.200 on node1", assertInstanceOf(Probe.Satisfied.class, step.probe(world)).evidence());
    }

    @Test
    void aNodeUnderPressureIsToldAsTheCause() throws Exception {
        world.members = List.of(node("node1", "False"), node("node2", "True"), node("node3", "False"));
        Probe.Hindered hindered = assertInstanceOf(Probe.Hindered.class, step.probe(world));
        assertEquals(ProblemCode.NODE_PRESSURE, hindered.suspect().code());
        assertEquals(Map.of("node", "node2", "pressure", "DiskPressure"), hindered.suspect().args());
        world.daemonSet = true;
        assertInstanceOf(Probe.Satisfied.class, step.probe(world), "what is whole is whole");
    }
}

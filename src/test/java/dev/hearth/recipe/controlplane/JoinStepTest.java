// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.UnmetException;
import dev.hearth.recipe.shared.StepIds;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a server has joined, and whose turn it is. */
class JoinStepTest {
    private final Played world = new Played();
    private final List<NodeSpec> nodes = Played.spec().nodes();

    @BeforeEach
    void running() throws Exception {
        world.facts(1, "").facts(2, "").facts(3, "");
        world.answers.put("unit-state k3s", Played.unit("active"));
    }

    private JoinStep step(int node) {
        return new JoinStep(Played.spec(), nodes.get(node - 1), world.ports());
    }

    @Test
    void onlyAReadyVoterWithARunningServiceHasJoined() throws Exception {
        world.members = List.of(Played.member("node3", true, true));
        assertInstanceOf(Probe.Satisfied.class, step(3).probe(world));
        world.members = List.of(Played.member("node3", true, false));
        assertEquals("k3s active (x), Ready=True EtcdIsVoter=False", assertInstanceOf(Probe.Needed.class, step(3).probe(world)).why());
        world.members = List.of(Played.member("node3", false, true));
        assertInstanceOf(Probe.Needed.class, step(3).probe(world));
        world.members = List.of(Played.member("node3", true, true));
        world.answers.put("unit-state k3s", Played.unit("inactive"));
        assertInstanceOf(Probe.Needed.class, step(3).probe(world));
    }

    @Test
    void serversJoinOneAtATimeInThePlansOrder() {
        assertTrue(step(2).info().locks().contains(Lock.CLUSTER_MEMBERSHIP) && step(3).info().locks().contains(Lock.CLUSTER_MEMBERSHIP));
        assertTrue(step(3).info().edges().contains(Edge.settled(StepIds.join(nodes.get(1)), "learner")));
        assertTrue(step(3).info().edges().contains(Edge.hard(StepIds.VIP, "vip")));
    }

    @Test
    void aServerBeforeItThatDidNotBecomeAVoterHoldsItBack() throws Exception {
        world.failed.add(StepIds.join(nodes.get(1)));
        assertEquals(StepIds.join(nodes.get(1)), assertThrows(UnmetException.class, () -> step(3).probe(world)).root());
        world.members = List.of(Played.member("node3", true, true));
        assertInstanceOf(Probe.Satisfied.class, step(3).probe(world), "what has joined has joined");
    }

    @Test
    void aServerWithoutPowerHoldsNobodyBack() throws Exception {
        Played dark = new Played();
        dark.facts(2, "").facts(3, "");
        dark.answers.put("unit-state k3s", Played.unit("inactive"));
        dark.failed.add(StepIds.join(nodes.getFirst()));
        assertInstanceOf(Probe.Needed.class, new JoinStep(Played.spec(), nodes.get(2), dark.ports()).probe(dark));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sFlags;
import dev.hearth.practice.PracticeReleases;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Standing;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers that other hands set up, and one that joins them. */
class AdoptedTest {
    private final ClusterSpec spec = Played.spec(2);
    private final Played world = new Played();

    @BeforeEach
    void aClusterOfOthers() throws Exception {
        world.with(Keys.STANDING, new Standing(spec.firstServer(), true));
        world.facts(1, "old.k3s=v1.36.3+k3s1\nold.unit=k3s active\nold.config=foreign\nold.data=server\n")
                .facts(2, "old.k3s=v1.36.3+k3s1\nold.unit=k3s active\nold.config=foreign\nold.data=server\n").facts(3, "");
    }

    @Test
    void nothingButLooksIsPlannedForThem() throws Exception {
        Plan plan = Plan.of(ControlPlane.steps(spec, PracticeReleases.ANY, world.ports()), true);
        List<String> ids = plan.steps().stream().map(step -> step.info().id().value()).toList();
        for (String node : List.of("node1", "node2")) {
            assertEquals(List.of(node + "/connect", node + "/facts", node + "/join-server"), ids.stream().filter(id -> id.startsWith(node)).sorted().toList());
        }
        assertTrue(ids.contains("node3/config") && ids.contains("node3/install"), ids.toString());
        assertFalse(ids.contains("cluster/kube-vip") || ids.contains("cluster/service-lb"), "what announces the address is theirs");
    }

    @Test
    void whoJoinsTakesTheirSettingsAndNoneOfHearths() {
        world.with(Keys.SETTINGS, K3sFlags.ofWords(List.of("server", "--cluster-cidr", "10.9.0.0/16", "--disable", "traefik", "--secrets-encryption", "true",
                "--node-ip", "192.168.5.11", "--token", "********", "--tls-san", "k3s.lan", "--node-label", "rack=cellar")));
        K3sConfig config = Configs.of(spec, spec.nodes().getLast(), world);
        assertEquals("10.9.0.0/16", config.values().get("cluster-cidr"));
        assertEquals("traefik", config.values().get("disable"));
        assertEquals("true", config.values().get("secrets-encryption"));
        assertEquals("192.168.5.13", config.values().get("node-ip"));
        assertEquals("https://192.168.5.200:6443", config.values().get("server"));
        assertFalse(config.lists().containsKey("etcd-arg") || config.values().containsKey("node-label"), config.toString());
        assertTrue(config.lists().getOrDefault("tls-san", List.of()).contains("192.168.5.200"));
        assertFalse(config.values().getOrDefault("token", "").contains("*"));
    }

    @Test
    void oneThatIsAwayIsNamedAndNotStarted() throws Exception {
        world.members = List.of(Played.member("node1", true, true), Played.member("node2", false, true));
        assertInstanceOf(Probe.Satisfied.class, new JoinStep(spec, spec.nodes().getFirst(), world.ports()).probe(world));
        Probe.Impossible away = assertInstanceOf(Probe.Impossible.class, new JoinStep(spec, spec.nodes().get(1), world.ports()).probe(world));
        assertEquals(ProblemCode.ADOPTED_NODE_AWAY, away.problem().code());
        world.answers.put("unit-state k3s", Played.unit("inactive"));
        assertEquals(ProblemCode.ADOPTED_NODE_AWAY, assertInstanceOf(Probe.Impossible.class, new StartServerStep(spec, world.ports()).probe(world)).problem().code());
        assertFalse(world.asked.stream().anyMatch(asked -> asked.contains("start")), world.asked.toString());
    }

    @Test
    void onlyWhoJoinsNeedsTheSameVersion() throws Exception {
        assertEquals(ProblemCode.ADOPTED_OTHER_VERSION, assertInstanceOf(Probe.Impossible.class, new StandingStep(spec, "v1.36.5+k3s1", world.ports()).probe(world)).problem().code());
        assertInstanceOf(Probe.Satisfied.class, new StandingStep(spec, "v1.36.3+k3s1", world.ports()).probe(world));
        assertInstanceOf(Probe.Satisfied.class, new StandingStep(Played.spec(3), "v1.36.5+k3s1", world.ports()).probe(world));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.node.K3sPaths;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Standing;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server's configuration: what counts as a difference, when it is a drift, and what a repair does. */
class ConfigStepTest {
    private final Played world = new Played();
    private final NodeSpec node1 = Played.spec().nodes().getFirst();
    private String right = "";

    @BeforeEach
    void aMember() throws Exception {
        world.facts(1, "old.config=home\nold.data=server\n");
        right = Configs.of(Played.spec(), node1, world).render().revealText();
        world.answers.put("unit-state k3s", Played.unit("active"));
    }

    private Probe probe(String file) throws Exception {
        world.answers.put("read-file " + K3sPaths.CONFIG, file);
        return new ConfigStep(Played.spec(), node1, world.ports()).probe(world);
    }

    @Test
    void theFileAsPlannedIsLeftAlone() throws Exception {
        assertInstanceOf(Probe.Satisfied.class, probe(right));
    }

    @Test
    void aDifferenceUnderARunningServerIsADriftThatIsWritten() throws Exception {
        Probe.Drifted drifted = assertInstanceOf(Probe.Drifted.class, probe(right.replace("servicelb", "local-storage")));
        assertEquals(K3sPaths.CONFIG + " differs: disable", drifted.why());
        assertEquals(List.of(Change.Verb.WRITE), drifted.repair().stream().map(Change::verb).toList());
        new ConfigStep(Played.spec(), node1, world.ports()).act(world);
        List<String> acts = world.asked.stream().filter(asked -> !asked.contains("unit-state") && !asked.contains("read-file")).toList();
        assertEquals(List.of("node1 write-file " + K3sPaths.CONFIG), acts);
    }

    @Test
    void aDifferenceBeforeTheStartIsWrittenWithoutARestart() throws Exception {
        world.answers.put("unit-state k3s", Played.unit("inactive"));
        assertInstanceOf(Probe.Needed.class, probe(right.replace("servicelb", "local-storage")));
        new ConfigStep(Played.spec(), node1, world.ports()).act(world);
        assertFalse(world.asked.contains("node1 restart-unit k3s"));
    }

    @Test
    void aFileThatWasEditedByHandIsADrift() throws Exception {
        assertEquals(K3sPaths.CONFIG + " differs: format", assertInstanceOf(Probe.Drifted.class, probe(right + "debug: true\n")).why());
    }

    @Test
    void aMemberNoLongerNeedsWhatOnlyMattersForJoining() throws Exception {
        assertInstanceOf(Probe.Satisfied.class, probe(right.replace("cluster-init: \"true\"\n", "")));
        world.facts(1, "old.config=home\n");
        assertInstanceOf(Probe.Drifted.class, probe(right.replace("cluster-init: \"true\"\n", "")));
    }

    @Test
    void oneMoreServerInTheCertificateIsNoDriftAndTheVipMissingIsOne() throws Exception {
        assertInstanceOf(Probe.Satisfied.class, probe(right.replace(", \"192.168.5.13\"", "")));
        assertEquals(K3sPaths.CONFIG + " differs: tls-san", assertInstanceOf(Probe.Drifted.class, probe(right.replace("tls-san: [\"192.168.5.200\", ", "tls-san: ["))).why());
    }

    @Test
    void theFirstServerBeginsOnlyWhereNoClusterStands() throws Exception {
        world.facts(1, "");
        String joining = Configs.of(Played.spec(), node1, world).render().revealText();
        assertTrue(joining.contains("server: \"https://192.168.5.200:6443\"") && !joining.contains("cluster-init"), joining);
        world.with(Keys.STANDING, new Standing(node1, false));
        assertTrue(Configs.of(Played.spec(), node1, world).render().revealText().contains("cluster-init: \"true\""));
    }
}

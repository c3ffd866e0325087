// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.port.ClusterApi;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** kube-vip's objects: made, repaired, or left alone because they are somebody else's. */
class KubeVipStepTest {
    private final Played world = new Played();

    @BeforeEach
    void servers() throws Exception {
        world.facts(1, "").facts(2, "").facts(3, "");
    }

    private KubeVipStep step() {
        return new KubeVipStep(Played.spec(), new Releases.KubeVip("v1.0.0", "ghcr.io/kube-vip/kube-vip:v1.0.0"), world.ports());
    }

    @Test
    void anObjectOfSomebodyElseIsNeverOverwritten() throws Exception {
        world.compared.put("DaemonSet", ClusterApi.Applied.FOREIGN);
        world.compared.put("ServiceAccount", ClusterApi.Applied.ABSENT);
        Probe.Impossible refused = assertInstanceOf(Probe.Impossible.class, step().probe(world));
        assertEquals(ProblemCode.OBJECT_FOREIGN, refused.problem().code());
        assertTrue(String.valueOf(refused.problem().args().get("object")).contains("kube-vip"), refused.problem().args().toString());
    }

    @Test
    void whatIsAbsentIsMadeAndWhatDiffersIsADrift() throws Exception {
        world.compared.put("DaemonSet", ClusterApi.Applied.ABSENT);
        assertEquals(List.of(Change.Verb.CREATE), assertInstanceOf(Probe.Needed.class, step().probe(world)).changes().stream().map(Change::verb).toList());
        world.compared.put("DaemonSet", ClusterApi.Applied.DIFFERENT);
        assertEquals(List.of(Change.Verb.CHANGE), assertInstanceOf(Probe.Drifted.class, step().probe(world)).repair().stream().map(Change::verb).toList());
        world.compared.clear();
        assertInstanceOf(Probe.Satisfied.class, step().probe(world));
    }

    @Test
    void theFirstApplyRefusesAnAddressThatSomebodyHas() {
        world.answers.put("neighbour 192.168.5.200", "b8:27:eb:99:00:aa\n");
        assertEquals(ProblemCode.VIP_TAKEN, assertThrows(ProblemException.class, () -> step().act(world)).problem().code());
        assertEquals(List.of(), world.applied);
    }

    @Test
    void laterApplyDoesNotTakeItsOwnAnnouncementForAnother() throws Exception {
        world.daemonSet = true;
        world.answers.put("neighbour 192.168.5.200", "b8:27:eb:99:00:aa\n");
        step().act(world);
        assertTrue(world.applied.contains("DaemonSet"), world.applied.toString());
    }

    @Test
    void aServerWithoutPowerIsNotAsked() throws Exception {
        world.silent.add("192.168.5.200");
        world.silent.add("192.168.5.11");
        assertInstanceOf(Probe.Satisfied.class, step().probe(world));
        world.silent.add("192.168.5.12");
        world.silent.add("192.168.5.13");
        assertEquals(ProblemCode.API_UNREACHABLE, assertThrows(ProblemException.class, () -> step().probe(world)).problem().code());
        assertFalse(world.applied.contains("DaemonSet"));
    }
}

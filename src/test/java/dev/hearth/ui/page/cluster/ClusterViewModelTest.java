// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.ui.wizard.PageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterViewModelTest {
    private final Played played = new Played(3);
    private final ClusterViewModel model = played.page(0.5);

    private StepStatus status(String id) {
        return model.outlookProperty().getValue().orElseThrow().step(played.ordinal(id)).status();
    }

    private List<ProblemCode> problems() {
        return model.problems().getValue().stream().map(Problem::code).toList();
    }

    @Test
    void looksWhenItIsOpenedAndAgainAfterAWhile() {
        model.entered();
        assertTrue(model.looks());
        played.finds(Map.of());
        assertFalse(model.looks());
        assertEquals(StepStatus.SATISFIED, status("cluster/vip"));
        assertEquals(played.now, model.lookedAtProperty().getValue().orElseThrow());
        assertEquals(1, played.asks, "what works is asked after a look");
        assertEquals(List.of(Duration.ofSeconds(30)), played.waits);
        played.timePasses(Duration.ofSeconds(30));
        assertEquals(2, played.looks.size());
        assertEquals(1, played.plans, "the same plan is looked at again");
    }

    @Test
    void looksOfSeveralDesksFallApart() {
        for (double dice : new double[] {0, 1}) {
            Played other = new Played(1);
            ClusterViewModel page = other.page(dice);
            page.entered();
            other.finds(Map.of());
            assertEquals(List.of(Duration.ofSeconds(dice == 0 ? 24 : 36)), other.waits);
        }
    }

    @Test
    void aStepKeepsWhatWasFoundUntilItIsLookedAtAgain() {
        model.entered();
        played.finds(Map.of());
        played.timePasses(Duration.ofSeconds(30));
        played.tell(new Event.RunStarted(played.prepared.plan().fingerprint(), Event.Mode.DRY_RUN, played.ids()));
        played.tell(new Event.StepProbing(StepId.of("cluster/vip")));
        assertEquals(StepStatus.SATISFIED, status("cluster/vip"));
        played.tell(Played.drifted("node2/config", "node2"));
        assertEquals(StepStatus.NEEDED, status("node2/config"));
    }

    @Test
    void nothingIsAskedWhileNobodySeesIt() {
        model.entered();
        assertEquals(1, played.watchers.size());
        model.hide(true);
        assertEquals(List.of(Event.Cancel.NOW), played.cancels);
        assertEquals(List.of(), played.watchers);
        model.hide(false);
        assertEquals(2, played.looks.size());
        played.finds(Map.of());
        model.left();
        assertEquals(List.of(), played.later);
        assertEquals(List.of(), played.watchers);
        model.hide(true);
        model.hide(false);
        assertEquals(2, played.looks.size(), "another page is shown");
    }

    @Test
    void aNodeThatGoesTurnsAtOnceAndComesBackByItself() {
        model.entered();
        played.finds(Map.of());
        played.says("True", "True", "True");
        assertEquals(1, played.looks.size());
        played.says("True", "Unknown", "True");
        assertEquals(StepStatus.FAILED, status("node2/join-server"));
        assertEquals(StepStatus.SATISFIED, status("node3/join-server"));
        assertEquals(List.of(ProblemCode.NODE_AWAY), problems());
        assertEquals(2, model.healthProperty().getValue().orElseThrow().voting(), "whatever a look that asked before has counted");
        assertEquals(Set.of("node2"), model.healthProperty().getValue().orElseThrow().away());
        assertEquals(played.ordinal("node2/join-server"), model.selectedProperty().get(), "it is shown to whoever has not chosen a step");
        assertEquals(2, played.looks.size(), "and it is looked at what came of it");
        played.finds(Map.of());
        assertEquals(StepStatus.FAILED, status("node2/join-server"), "the API knows better than a look that asked before");
        played.says("True", "True", "True");
        assertEquals(StepStatus.SATISFIED, status("node2/join-server"));
        assertEquals(List.of(), problems());
        assertEquals(-1, model.selectedProperty().get());
        assertEquals(3, model.healthProperty().getValue().orElseThrow().voting());
        assertEquals(3, played.looks.size());
    }

    @Test
    void anApiThatFallsSilentIsSaidAtTheSharedAddress() {
        model.entered();
        played.finds(Map.of());
        played.says("True", "True", "True");
        played.silent(Problem.blocking(ProblemCode.API_UNREACHABLE, Map.of("address", "192.168.5.200")));
        assertEquals(StepStatus.FAILED, status("cluster/vip"));
        assertEquals(List.of(ProblemCode.API_UNREACHABLE), problems());
        assertEquals(StepStatus.SATISFIED, status("node2/join-server"));
    }

    @Test
    void aSecretThatIsNotThereIsAskedForAndNothingIsRed() {
        model.entered();
        Problem missing = Problem.blocking(ProblemCode.SSH_PASSWORD_MISSING, Map.of("host", "192.168.5.11", "user", "hearth"));
        played.finds(Map.of("node1/connect", Played.fails("node1/connect", missing), "node1/config", Played.skips("node1/config", "node1/connect"),
                "cluster/vip", Played.skips("cluster/vip", "node1/connect"), "node1/ready", Played.skips("node1/ready", "node1/connect"),
                "node2/install", new Event.StepUnknown(StepId.of("node2/install"), "token", List.of())));
        assertEquals(List.of(), problems());
        assertEquals(List.of(new Asked(PageId.NODES, List.of("node1"))), model.askedProperty().getValue());
        assertEquals(List.of(StepStatus.WAITING, StepStatus.WAITING, StepStatus.WAITING), List.of(status("node1/connect"), status("node1/config"), status("node2/install")));
        played.says("True", "True", "True");
        model.select(played.ordinal("node1/connect"));
        assertEquals("Not seen", model.words().status(status("node1/connect")));
        assertEquals("asked", model.detailProperty().getValue().orElseThrow().facts().getFirst().kind());
        assertEquals(List.of(StepStatus.SATISFIED, StepStatus.SATISFIED), List.of(status("cluster/vip"), status("node1/ready")), "the API tells that much");
        assertTrue(model.outlookProperty().getValue().orElseThrow().asPlanned());
    }

    /** A look at where the cluster stands, when nothing of any node was seen, finds none: that is no news. */
    @Test
    void aStepThatSawNothingForWantOfASecretIsNotRedUnlessOneNodeWasSeen() {
        model.entered();
        Problem missing = Problem.blocking(ProblemCode.SUDO_PASSWORD_MISSING, Map.of("host", "192.168.5.11"));
        Map<String, Event> found = new java.util.HashMap<>(Map.of("desktop/download-k3s", Played.fails("desktop/download-k3s", Problem.blocking(ProblemCode.CLUSTER_NOT_FOUND, Map.of("node", "node1")))));
        List.of("node1", "node2", "node3").forEach(node -> found.put(node + "/facts", Played.fails(node + "/facts", missing)));
        found.put("node1/upload-k3s", Played.skips("node1/upload-k3s", "desktop/download-k3s"));
        played.finds(found);
        assertEquals(List.of(), problems());
        assertEquals(List.of(StepStatus.WAITING, StepStatus.WAITING), List.of(status("desktop/download-k3s"), status("node1/upload-k3s")));
        assertTrue(model.outlookProperty().getValue().orElseThrow().asPlanned());

        played.timePasses(Duration.ofSeconds(30));
        found.remove("node2/facts");
        played.finds(found);
        assertEquals(List.of(ProblemCode.CLUSTER_NOT_FOUND), problems());
    }

    @Test
    void whatIsNotAsPlannedIsListed() {
        model.entered();
        played.finds(Map.of("node2/config", Played.drifted("node2/config", "node2")));
        assertEquals(1, model.dryProperty().getValue().count());
        assertFalse(model.outlookProperty().getValue().orElseThrow().asPlanned());
        played.timePasses(Duration.ofSeconds(30));
        assertEquals(1, model.dryProperty().getValue().count(), "until the next look has ended");
        played.finds(Map.of());
        assertEquals(0, model.dryProperty().getValue().count());
    }

    @Test
    void whyThereIsNoPlanIsSaidAndTriedAgain() {
        played.noPlan = java.util.Optional.of(Problem.blocking(ProblemCode.MIRROR_UNREACHABLE, Map.of("mirror", "http://mirror")));
        model.entered();
        assertEquals(List.of(ProblemCode.MIRROR_UNREACHABLE), problems());
        played.noPlan = java.util.Optional.empty();
        played.timePasses(Duration.ofSeconds(30));
        played.finds(Map.of());
        assertEquals(List.of(), problems());
    }
}

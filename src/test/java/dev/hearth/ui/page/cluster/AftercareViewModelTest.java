// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.ui.Errand;
import dev.hearth.ui.Workbench.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AftercareViewModelTest {
    private final List<Prepared> started = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private Played played;
    private ClusterViewModel cluster;
    private AftercareViewModel model;

    private void cluster(int servers) {
        played = new Played(servers);
        cluster = played.page(0.5);
        model = new AftercareViewModel(played.context(), cluster);
        model.on(started::add, gone::add);
        cluster.entered();
    }

    private boolean ready() {
        return model.readyProperty().getValue();
    }

    private List<ProblemCode> objections() {
        return model.objectionsProperty().getValue().stream().map(Problem::code).toList();
    }

    @Test
    void aNodeIsRemovedWhenItsNameIsTypedAndFewerFailuresAreAccepted() {
        cluster(3);
        model.ask(Errand.REMOVAL);
        assertFalse(ready());
        model.nodeProperty().set("node3");
        model.typedProperty().set("node3");
        assertFalse(ready(), "one of three may fail, none of two");
        assertEquals(List.of(1, 0), List.of(model.shrinking().orElseThrow().before().tolerated(), model.shrinking().orElseThrow().after().tolerated()));
        model.fewerProperty().set(true);
        model.typedProperty().set("node2");
        assertFalse(ready());
        model.typedProperty().set("node3");
        model.go();
        assertEquals(List.of("remove node3 true Optional.empty"), played.done);
        assertEquals(List.of(Errand.REMOVAL), started.stream().map(Prepared::errand).toList());
        assertEquals(Optional.empty(), model.questionProperty().getValue());
        model.ended(started.getFirst(), false);
        assertEquals(List.of(), gone);
        model.ended(started.getFirst(), true);
        assertEquals(List.of("node3"), gone);
    }

    @Test
    void aServerThatIsAwayLeavesWithoutATick() {
        cluster(3);
        played.finds(Map.of());
        played.says("True", "True", "Unknown");
        model.ask(Errand.REMOVAL);
        model.nodeProperty().set("node3");
        model.typedProperty().set("node3");
        assertTrue(ready());
        model.nodeProperty().set("node2");
        model.typedProperty().set("node2");
        assertFalse(ready());
    }

    @Test
    void theLastServerStays() {
        cluster(1);
        model.ask(Errand.REMOVAL);
        model.nodeProperty().set("node1");
        model.typedProperty().set("node1");
        model.fewerProperty().set(true);
        assertEquals(List.of(ProblemCode.LAST_SERVER), objections());
        assertFalse(ready());
        model.go();
        assertEquals(List.of(), played.done);
        model.ask(Errand.DRILL);
        assertEquals(List.of(ProblemCode.DRILL_ONE_SERVER), objections());
    }

    @Test
    void uninstallingWantsTheClustersName() {
        cluster(2);
        model.ask(Errand.UNINSTALL);
        model.typedProperty().set("homela");
        model.go();
        assertEquals(List.of(), played.done);
        model.typedProperty().set("homelab");
        model.go();
        assertEquals(List.of("uninstall"), played.done);
        model.ask(Errand.UNINSTALL);
        assertEquals("", model.typedProperty().get(), "what was typed once is not kept");
    }

    @Test
    void thereIsSomethingToRepairWhenTheLookFoundIt() {
        cluster(2);
        played.finds(Map.of());
        model.ask(Errand.REPAIR);
        assertFalse(ready());
        cluster.look();
        played.finds(Map.of("node2/config", Played.drifted("node2/config", "node2")));
        model.ask(Errand.REPAIR);
        model.go();
        assertEquals(List.of(Errand.REPAIR), started.stream().map(Prepared::errand).toList());
    }

    @Test
    void withoutThePasswordItIsAskedForFirst() {
        cluster(2);
        played.finds(Map.of("node1/connect", Played.fails("node1/connect", Problem.blocking(ProblemCode.SSH_PASSWORD_MISSING, Map.of("host", "192.168.5.11", "user", "hearth")))));
        model.ask(Errand.DRILL);
        assertEquals(List.of(ProblemCode.SSH_PASSWORD_MISSING), objections());
        assertFalse(ready());
    }

    @Test
    void whyItCouldNotBePreparedIsSaidAndNothingTypedIsLost() {
        cluster(2);
        played.finds(Map.of("node2/config", Played.drifted("node2/config", "node2")));
        model.ask(Errand.REPAIR);
        played.noPlan = Optional.of(Problem.blocking(ProblemCode.MIRROR_UNREACHABLE, Map.of("mirror", "http://mirror")));
        model.go();
        assertEquals(List.of(ProblemCode.MIRROR_UNREACHABLE), objections());
        assertEquals(Optional.of(Errand.REPAIR), model.questionProperty().getValue());
        assertEquals(List.of(), started);
    }
}

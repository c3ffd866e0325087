// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.manifest.AcmeIssuers;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeavingTest {
    private static final ObjectRef ISSUER = AcmeIssuers.PRODUCTION;
    private static final ObjectRef APPLICATION = ArgoCd.application("cert-manager");
    private static final Map<String, Object> OURS = Map.of("app.kubernetes.io/managed-by", "hearth");
    private final PlayedApi cluster = new PlayedApi();

    private ClusterObjects objects() throws Exception {
        return cluster.ports().atVip(PlayedApi.spec(), cluster).objects();
    }

    private Leaving leaving() throws Exception {
        return Leaving.of(List.of(ISSUER), objects(), cluster.upkeep());
    }

    private List<String> changes() throws Exception {
        return leaving().changes().stream().map(change -> change.verb() + " " + change.subject() + " " + change.place()).toList();
    }

    private void followed(boolean prunable) {
        cluster.live(ISSUER, Map.of("metadata", Map.of("labels", OURS, "annotations", Map.of("argocd.argoproj.io/tracking-id", "cert-manager:x"))));
        cluster.live(APPLICATION, Map.of("spec", Map.of("syncPolicy", Map.of("automated", Map.of("prune", false))), "status", Map.of("resources", List.of(
                Map.of("kind", ISSUER.kind(), "name", ISSUER.name(), "status", prunable ? "OutOfSync" : "Synced", "requiresPruning", prunable),
                Map.of("kind", ISSUER.kind(), "name", "another", "status", "Synced"),
                Map.of("kind", ISSUER.kind(), "name", ISSUER.name(), "namespace", "another", "status", "Synced")))));
    }

    @Test
    void whatIsGoneOrSomebodyElsesIsNoneOfHearths() throws Exception {
        assertEquals(List.of(), changes());
        cluster.live(ISSUER, Map.of("metadata", Map.of("labels", Map.of("app", "mine"))));
        assertEquals(List.of(), changes());
        cluster.live(ISSUER, Map.of("metadata", Map.of("labels", OURS, "managedFields", List.of(Map.of("manager", "kubectl")))));
        assertEquals(List.of(), changes(), "a label can be copied");
        cluster.live(ISSUER, Map.of("metadata", Map.of("labels", OURS, "managedFields", List.of(Map.of("manager", "kubectl"), Map.of("manager", "hearth")))));
        assertEquals(List.of("REMOVE " + ISSUER + " cluster"), changes());
    }

    @Test
    void whatNobodyFollowsIsDeletedAtOnce() throws Exception {
        cluster.live(ISSUER, Map.of("metadata", Map.of("labels", OURS)));
        leaving().remove(objects(), cluster.upkeep(), cluster);
        assertEquals(List.of("delete " + ISSUER), cluster.happened);
    }

    @Test
    void whatArgoCdFollowsGoesFromGitFirstAndIsDeletedWhenItWouldNotComeBack() throws Exception {
        followed(false);
        cluster.standing.put(ISSUER, GitUpkeep.Standing.BEHIND);
        assertEquals(List.of("REMOVE " + ISSUER + " repository", "REMOVE " + ISSUER + " cluster"), changes());
        cluster.meanwhile = () -> followed(true);
        leaving().remove(objects(), cluster.upkeep(), cluster);
        assertEquals(List.of("unwrite " + ISSUER, "pause", "delete " + ISSUER), cluster.happened);
        assertEquals(List.of(APPLICATION), cluster.marked, "it is asked to look");
    }

    @Test
    void anApplicationThatDoesNotSyncByItselfBringsNothingBack() throws Exception {
        followed(false);
        cluster.live(APPLICATION, Map.of("spec", Map.of("syncPolicy", Map.of())));
        cluster.standing.put(ISSUER, GitUpkeep.Standing.BEHIND);
        assertEquals(List.of("REMOVE " + ISSUER + " cluster"), changes());
        leaving().remove(objects(), cluster.upkeep(), cluster);
        assertEquals(List.of("delete " + ISSUER), cluster.happened);
    }

    @Test
    void anArgoCdThatDoesNotLookIsNotWaitedForForEver() throws Exception {
        followed(false);
        cluster.standing.put(ISSUER, GitUpkeep.Standing.BEHIND);
        cluster.meanwhile = () -> {
            if (cluster.happened.size() > 100) {
                throw new AssertionError("waits for ever");
            }
        };
        leaving().remove(objects(), cluster.upkeep(), cluster);
        assertEquals("delete " + ISSUER, cluster.happened.getLast());
        assertEquals(60, cluster.happened.stream().filter("pause"::equals).count(), "two minutes");
    }

    @Test
    void aFileThatItsOwnerChangedKeepsItsObject() throws Exception {
        followed(false);
        cluster.standing.put(ISSUER, GitUpkeep.Standing.KEPT);
        assertEquals(List.of(), changes());
        assertEquals(List.of(ISSUER.toString()), leaving().kept());
    }
}

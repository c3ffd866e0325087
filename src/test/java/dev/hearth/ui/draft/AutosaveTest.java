// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.ClusterStore.Saved;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutosaveTest {
    private final FakeWorkbench bench = new FakeWorkbench();
    private final DraftModel model = new DraftModel(bench::check, ClusterDraft.empty());
    private final List<Optional<Problem>> heard = new ArrayList<>();
    private final Autosave autosave = new Autosave(bench, model, Runnable::run, (wait, task) -> () -> {}, heard::add);
    private final FieldModel name = FieldModel.at(model, "name", ClusterDraft::name, ClusterDraft::withName);

    @Test
    void aDraftThatIsTypedOutLeavesNoneOfItsEarlierNames() {
        autosave.open(ClusterDraft.empty(), Optional.empty());
        for (String typed : List.of("h", "ho", "home")) {
            type(typed);
        }
        assertEquals(List.of("home"), names());
        assertEquals(Optional.empty(), name.problemProperty().get());
    }

    @Test
    void aNameThatAnotherClusterHasIsAProblemAtTheFieldAndNothingIsOverwritten() {
        bench.saved.add(Samples.draft().withName("attic"));
        autosave.open(Samples.draft(), Optional.empty());
        autosave.flush();

        type("attic");

        assertEquals(ProblemCode.STORE_NAME_TAKEN, name.problemProperty().get().orElseThrow().code());
        assertEquals("home", name.problemProperty().get().orElseThrow().args().get("kept"));
        assertTrue(model.spec().isEmpty());
        assertEquals(List.of("attic", "home"), names().stream().distinct().toList());
        model.edit(draft -> draft.withSsh(new ClusterDraft.Ssh("pi", "", "", "", "", "")));
        autosave.flush();
        assertEquals("pi", bench.saved.getLast().ssh().user());
        assertEquals("home", bench.saved.getLast().name());
        assertEquals("admin", bench.saved.getFirst().ssh().user());

        type("shed");
        assertEquals(Optional.empty(), name.problemProperty().get());
        assertTrue(model.spec().isPresent());
        assertFalse(names().contains("home"));
    }

    @Test
    void aPlanFileWhoseNameIsTakenIsKeptInAFreePlace() {
        bench.saved.add(Samples.draft().withName("home"));
        bench.saved.add(Samples.draft().withName("home-2"));
        autosave.open(Samples.draft().withSsh(new ClusterDraft.Ssh("pi", "", "", "", "", "")), Optional.empty());
        autosave.flush();
        assertEquals(List.of("home", "home-2", "home-3"), names());
        name.show();
        assertEquals("home-3", name.problemProperty().get().orElseThrow().args().get("kept"));
        assertEquals("home", model.get().name());
        assertEquals("admin", bench.saved.getFirst().ssh().user());
    }

    @Test
    void aBuiltClusterKeepsItsName() {
        bench.listed.add(new Saved("home", Samples.NOW, Optional.of(Samples.NOW), 3));
        autosave.open(Samples.draft(), Optional.of("home"));
        type("other");
        assertEquals(ProblemCode.CLUSTER_NAME_FIXED, name.problemProperty().get().orElseThrow().code());
        assertTrue(model.spec().isEmpty());
        assertEquals(List.of("home"), names());
        type("home");
        assertTrue(model.spec().isPresent());
    }

    @Test
    void whatIsOpenedIsNotSavedAgainUntilItChanges() {
        autosave.open(Samples.draft(), Optional.of("home"));
        autosave.flush();
        assertEquals(List.of(), bench.saved);
        model.edit(draft -> draft.withAccepted(java.util.Set.of("node1/res.mem")));
        autosave.flush();
        assertEquals(List.of("home"), names());
    }

    @Test
    void anotherClusterIsOpenedOnlyWhenTheOneBeforeIsSaved() {
        autosave.open(Samples.draft(), Optional.of("home"));
        model.edit(draft -> draft.withName("moved"));
        autosave.open(ClusterDraft.empty(), Optional.empty());
        autosave.flush();
        assertEquals(List.of("moved", ""), names());
    }

    @Test
    void aFullDiskIsHeardOfAndWhatWasNotSavedIsTriedAgain() {
        autosave.open(Samples.draft(), Optional.empty());
        bench.storeProblem = Optional.of(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", "/full")));
        autosave.flush();
        assertEquals(ProblemCode.STORE_UNWRITABLE, heard.getLast().orElseThrow().code());
        bench.storeProblem = Optional.empty();
        autosave.flush();
        assertEquals(Optional.empty(), heard.getLast());
        assertEquals(List.of("home"), names());
    }

    private void type(String text) {
        name.textProperty().set(text);
        name.show();
        autosave.flush();
    }

    private List<String> names() {
        return bench.saved.stream().map(ClusterDraft::name).toList();
    }
}

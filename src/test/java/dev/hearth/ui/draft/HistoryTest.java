// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final DraftModel draft = new DraftModel(new FakeWorkbench()::check, Samples.draft());
    private final History<String> names = new History<>(draft, ClusterDraft::name, ClusterDraft::withName);

    @Test
    void whatWasTypedUntilTheFieldWasLeftIsOneStep() {
        FieldModel field = FieldModel.at(draft, "name", ClusterDraft::name, ClusterDraft::withName);
        field.onLeft(names::settle);
        List.of("h", "ho", "hou", "house").forEach(field.textProperty()::set);
        assertTrue(names.undoableProperty().get(), "also before it is left");
        field.show();
        List.of("houses", "housetop").forEach(field.textProperty()::set);
        names.undo();
        assertEquals("house", draft.get().name());
        names.undo();
        assertEquals("home", draft.get().name());
        assertFalse(names.undoableProperty().get());
        names.redo();
        names.redo();
        assertEquals("housetop", draft.get().name());
        assertFalse(names.redoableProperty().get());
    }

    @Test
    void anotherChangeEndsWhatCouldBeDoneAgain() {
        names.step(() -> draft.edit(some -> some.withName("one")));
        names.undo();
        draft.edit(some -> some.withName("two"));
        assertFalse(names.redoableProperty().get());
        names.redo();
        assertEquals("two", draft.get().name());
        names.undo();
        assertEquals("home", draft.get().name());
    }

    @Test
    void otherPartsOfTheDraftStayAsTheyAre() {
        names.step(() -> draft.edit(some -> some.withName("one")));
        draft.edit(some -> some.withNodes(List.of()));
        names.undo();
        assertEquals(Samples.draft().withNodes(List.of()), draft.get());
    }

    @Test
    void whatNobodyWishedForIsNotUndone() {
        List<String> told = new ArrayList<>();
        names.ahead((was, is) -> told.add(was + " " + is + " " + draft.get().name()));
        names.step(() -> draft.edit(some -> some.withName("one")));
        names.without(() -> draft.edit(some -> some.withName("found")));
        names.undo();
        assertEquals("home", draft.get().name());
        assertEquals(List.of("found home found"), told);
    }

    @Test
    void anotherDraftHasAHistoryOfItsOwn() {
        names.step(() -> draft.edit(some -> some.withName("one")));
        draft.open(Samples.conflict());
        assertFalse(names.undoableProperty().get());
        names.undo();
        assertEquals(Samples.conflict(), draft.get());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.ui.Workbench.Mishap;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.wizard.Story.Chapter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Problem TAKEN = Problem.blocking(ProblemCode.VIP_TAKEN, Map.of("vip", "192.168.5.200", "mac", "b8:27:eb:99:00:aa"));
    private static final Problem OLD = Problem.blocking(ProblemCode.KIT_KEPT_NOWHERE, Map.of("found", "~/kit"));
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of(OLD));
    private final Mishap vip = new Switch("vip-taken");
    private final Mishap slow = new Switch("slow-join");
    private final Story story = new Story(List.of(vip, slow), new WizardViewModel(new DraftModel(new FakeWorkbench()::check, ClusterDraft.empty()), List.of(new Page())));

    private static final class Switch implements Mishap {
        private final String id;
        private boolean on;

        Switch(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean on() {
            return on;
        }

        @Override
        public void set(boolean wanted) {
            on = wanted;
        }
    }

    private final class Page implements PageLogic {
        @Override
        public PageId id() {
            return PageId.NODES;
        }

        @Override
        public ObservableValue<List<Problem>> problems() {
            return problems;
        }
    }

    private Chapter chapter() {
        return story.toldProperty().get().chapter();
    }

    @Test
    void whatWasMadeToGoWrongIsNamedAndMended() {
        assertEquals(Chapter.BEGIN, chapter());
        story.set(vip, true);
        assertEquals(Chapter.CHOSEN, chapter());
        problems.set(List.of(OLD));
        assertEquals(Chapter.CHOSEN, chapter(), "what was wrong before is another story");
        problems.set(List.of(OLD, TAKEN));
        assertEquals(Chapter.NAMED, chapter());
        assertEquals(Optional.of(TAKEN), story.toldProperty().get().named());
        story.mend();
        assertEquals(Chapter.MENDED, chapter());
        assertEquals(0, story.wrong());
    }

    @Test
    void oneThingThatIsMendedIsNotAll() {
        story.set(vip, true);
        story.set(slow, true);
        story.set(slow, false);
        assertEquals(Chapter.CHOSEN, chapter());
        assertEquals(1, story.wrong());
        story.mend();
        assertEquals(Chapter.MENDED, chapter());
    }
}

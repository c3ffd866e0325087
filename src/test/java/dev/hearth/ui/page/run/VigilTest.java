// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.engine.run.Event;
import dev.hearth.text.Texts;
import dev.hearth.ui.kit.AtOnce;
import dev.hearth.ui.kit.FakeDesktop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VigilTest {
    private final Story story = new Story(3);
    private final FakeDesktop desktop = new FakeDesktop();
    private final RunViewModel model = new RunViewModel(story.bench(), story.draft, Texts.in(Locale.ENGLISH), story::now, new AtOnce());

    @Test
    void theComputerStaysAwakeInARunAndItsEndIsTold() {
        Vigil.over(model, desktop, Runnable::run);
        story.draft.preparedProperty().set(Optional.of(story.prepared));
        model.entered();
        story.untilJoins();
        assertEquals(List.of("awake: The cluster homelab is being changed"), desktop.heard);
        model.stop(Event.Cancel.FINISH_STEPS);
        assertEquals(1, desktop.heard.size(), "steps at work finish: the run goes on");
        story.ends(Event.Outcome.CANCELLED);
        assertEquals(List.of("may sleep", "homelab: Stopped as you asked"), desktop.heard.subList(1, 3));
        model.retry();
        assertEquals(4, desktop.heard.size(), "and awake again");
    }
}

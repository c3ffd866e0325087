// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.engine.run.Event;
import dev.hearth.text.Texts;
import dev.hearth.ui.kit.AtOnce;
import dev.hearth.ui.kit.FakeDesktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportingTest {
    private final Texts texts = Texts.in(Locale.ENGLISH);
    private final Story story = new Story(3);
    private final FakeDesktop desktop = new FakeDesktop();
    private final RunViewModel model = new RunViewModel(story.bench(), story.draft, texts, story::now, new AtOnce());
    private final Reporting reporting = new Reporting(model, desktop, Runnable::run, Runnable::run);
    @TempDir Path folder;

    @BeforeEach
    void run() {
        story.draft.preparedProperty().set(Optional.of(story.prepared));
        model.entered();
        story.untilJoins().fails("node2/join-server").ends(Event.Outcome.FAILED);
    }

    @Test
    void whatWasReadIsWhatIsSaved() throws IOException {
        desktop.answer = Optional.of(folder);
        reporting.review();
        String read = reporting.reviewProperty().getValue().orElseThrow().text();
        story.says("node1/connect", "something new since");
        reporting.save();
        Path file = folder.resolve("hearth-homelab-report.txt");
        assertEquals(read, Files.readString(file));
        assertEquals(texts.get("run.report.saved", Map.of("path", file.toString())), model.noticeProperty().get());
        assertTrue(reporting.reviewProperty().getValue().isEmpty());
    }

    @Test
    void whoChoosesNoFileReadsOn() {
        reporting.review();
        reporting.save();
        assertTrue(reporting.reviewProperty().getValue().isPresent());
        reporting.cancel();
        assertTrue(reporting.reviewProperty().getValue().isEmpty());
        assertEquals("", model.noticeProperty().get());
    }

    @Test
    void aReportThatCannotBeWrittenIsSaid() throws IOException {
        desktop.answer = Optional.of(Files.writeString(folder.resolve("file"), ""));
        reporting.review();
        reporting.save();
        assertTrue(model.noticeProperty().get().startsWith("The report was not saved"), model.noticeProperty().get());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.PracticeWorkbench;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {
    @TempDir
    Path folder;

    private final PracticeWorkbench bench = PracticeWorkbench.begin();
    private final ClusterDraft first = bench.firstDraft().withPlatform(bench.firstDraft().platform().withScope("control-plane"));
    private final DraftModel draft = new DraftModel(bench::check, first);
    private final ExportViewModel model = new ExportViewModel(new PageContext(bench, draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, InstantSource.system()));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void thePlanIsWrittenByTheSameHandAsElsewhere() throws Exception {
        Path file = folder.resolve(model.name(ExportViewModel.PLAN));
        model.savePlan(file);
        assertEquals(Optional.of(file), model.stateProperty().getValue().answer());
        assertEquals("practice.hearth.yaml", file.getFileName().toString());
        assertEquals(first, bench.planFiles().read(file).draft());
    }

    @Test
    void theScriptIsWrittenWhereItsOwnerSaysAndMayBeRun() throws Exception {
        Path file = folder.resolve(model.name(ExportViewModel.SCRIPT));
        model.saveScript(file);
        assertEquals(Optional.of(file), model.stateProperty().getValue().answer());
        assertTrue(Files.readString(file).startsWith("#!/usr/bin/env bash\n"));
        assertTrue(Files.isExecutable(file));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAProblem() throws Exception {
        Path file = Files.createFile(folder.resolve("file")).resolve("practice.sh");
        model.saveScript(file);
        assertEquals(Optional.of(ProblemCode.STORE_UNWRITABLE), model.stateProperty().getValue().problem().map(problem -> problem.code()));
        model.savePlan(file);
        assertEquals(Optional.of(ProblemCode.STORE_UNWRITABLE), model.stateProperty().getValue().problem().map(problem -> problem.code()));
    }

    @Test
    void aPlanThatIsNotSoundMakesNoScript() {
        assertTrue(model.possible().getValue());
        draft.edit(now -> now.withName(""));
        assertFalse(model.possible().getValue());
        model.saveScript(folder.resolve("none.sh"));
        assertFalse(Files.exists(folder.resolve("none.sh")));
        assertEquals("cluster.hearth.yaml", model.name(ExportViewModel.PLAN));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.Inquiry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Takes the plan along: as a plan file, as a script. */
final class ExportCard extends VBox {
    private final Texts texts;
    private final VBox said = new VBox(6);

    ExportCard(ExportViewModel model, Texts texts, Desktop desktop) {
        this.texts = texts;
        Button plan = Buttons.of("review-save-plan", Icon.SAVE, texts.get("review.export.plan"),
                () -> desktop.save(texts.get("review.export.plan.title"), model.name(ExportViewModel.PLAN)).ifPresent(model::savePlan));
        Button script = Buttons.of("review-export-script", Icon.SCRIPT, texts.get("review.export.script"),
                () -> desktop.save(texts.get("review.export.script.title"), model.name(ExportViewModel.SCRIPT)).ifPresent(model::saveScript));
        script.setDisable(!model.possible().getValue());
        model.possible().subscribe(possible -> script.setDisable(!possible));
        said.setId("review-exported");
        said.managedProperty().bind(said.visibleProperty());
        getChildren().add(new Card(Icon.FILE, texts.get("review.export.title"), Words.of(texts.get("review.export.why"), "h-small", "h-muted"), new FlowPane(8, 8, plan, script), said));
        model.stateProperty().subscribe(this::show);
    }

    private void show(Inquiry.State<Path> state) {
        List<Node> rows = state.asking() ? List.of(new Fact(Icon.LOOKING, "h-running", texts.get("review.export.writing"), "h-small"))
                : state.problem().<List<Node>>map(problem -> List.of(new ProblemRow(problem, texts)))
                        .orElseGet(() -> state.answer().<Node>map(file -> new Fact(Icon.OK, "h-done", texts.get("review.export.written", Map.of("file", file.toString())), "h-small")).stream().toList());
        said.getChildren().setAll(rows);
        said.setVisible(!rows.isEmpty());
    }
}

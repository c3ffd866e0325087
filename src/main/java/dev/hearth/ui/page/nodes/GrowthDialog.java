// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.text.QuorumText;
import dev.hearth.text.Texts;
import dev.hearth.ui.changes.ChangeRows;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.nodes.GrowthViewModel.Step;
import dev.hearth.ui.trust.QuestionPane;
import dev.hearth.ui.wizard.Desktop;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A node more, in three steps: where it is, whether it may join, what that changes. */
public final class GrowthDialog {
    /** Of what changes from step to step, in pixels. */
    private static final double HEIGHT = 440;
    private static final double WIDTH = 632;

    private final GrowthViewModel model;
    private final Texts texts;
    private final NodeEditor editor;
    private final PreflightCard checks;
    private final Label place = Words.line("", "h-muted");
    private final StackPane content = new StackPane();
    private final VBox rows = new VBox(12);
    private final TextRow passphrase;
    private final Button back;
    private final Button next;

    private GrowthDialog(GrowthViewModel model, Desktop desktop) {
        this.model = model;
        this.texts = model.context().texts();
        this.editor = new NodeEditor(model.nodes(), model.draft(), texts, desktop);
        this.checks = new PreflightCard(model.nodes(), model.draft(), texts, model.context().clock());
        this.passphrase = TextRow.secret(model.kit().field(), KitPassphrase.PATH, texts);
        this.back = Buttons.of("growth-back", Icon.BACK, texts.get("growth.back"), model::back);
        this.next = Buttons.of("growth-next", Icon.NEXT, texts.get("growth.next"), model::next, Styles.ACCENT);
        content.setPrefSize(WIDTH, HEIGHT);
        content.setMinHeight(0);
    }

    /** @param cancel closes it; nothing was changed then */
    public static Dialog open(GrowthViewModel model, Desktop desktop, Runnable cancel) {
        return new GrowthDialog(model, desktop).dialog(() -> {
            model.giveUp();
            cancel.run();
        });
    }

    private Dialog dialog(Runnable cancel) {
        Button away = Buttons.of("growth-cancel", Icon.CANCELLED, texts.get("aftercare.cancel"), cancel);
        HBox buttons = new HBox(8, place, Words.gap(), away, back, next);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Card card = new Card(Icon.ADD, texts.get("aftercare.growth").replace("_", ""), new QuestionPane(content, model.nodes().keys().questionProperty(), texts), buttons);
        card.setSpacing(12);
        Dialog dialog = new Dialog("growth-dialog", card, editor.first(), cancel);
        model.stepProperty().subscribe(this::show);
        model.nodes().preflight().stateProperty().subscribe(state -> may());
        model.dryProperty().subscribe(found -> review());
        model.lookedProperty().subscribe(found -> review());
        model.problemsProperty().subscribe(found -> review());
        model.kit().field().textProperty().subscribe(this::may);
        return dialog;
    }

    private void show(Step step) {
        boolean mine = back.getScene() != null;
        content.getChildren().setAll(switch (step) {
            case WHERE -> where();
            case CHECKS -> checks;
            case REVIEW -> changes();
        });
        place.setText(texts.get("growth.step." + step.name().toLowerCase(Locale.ROOT)));
        back.setVisible(step != Step.WHERE);
        back.setManaged(back.isVisible());
        next.setText(texts.get(step == Step.REVIEW ? "growth.go" : "growth.next"));
        next.setGraphic((step == Step.REVIEW ? Icon.RUN : Icon.NEXT).picture());
        may();
        if (mine && step == Step.WHERE) {
            next.requestFocus();
        }
    }

    /** A button that is disabled would lose the focus: it goes to the one beside it. */
    private void may() {
        boolean focused = next.isFocused();
        next.setDisable(!model.mayGoOn());
        if (focused && next.isDisabled()) {
            back.requestFocus();
        }
    }

    private Node where() {
        Label there = Words.of("", "h-small");
        there.setId("growth-there");
        model.thereProperty().subscribe(found -> there.setText(texts.get(found.map(state -> "growth.there." + state.name().toLowerCase(Locale.ROOT)).orElse("growth.there.unknown"))));
        Label quorum = Words.of("", "h-small");
        quorum.setId("growth-quorum");
        model.draft().checkedProperty().subscribe(checked -> {
            ClusterSpec spec = checked.spec();
            quorum.setText(spec == null ? "" : QuorumText.of(spec.quorum(), texts));
            quorum.setGraphic(spec == null ? null : (spec.quorum().servers() % 2 == 0 ? Icon.WARNING : Icon.OK).picture(spec.quorum().servers() % 2 == 0 ? "h-warn" : "h-done"));
        });
        ScrollPane scroll = new Scroll(new VBox(10, editor, there, quorum));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "h-scroll");
        return scroll;
    }

    private Node changes() {
        ScrollPane scroll = new Scroll(rows);
        scroll.setId("growth-changes");
        scroll.setAccessibleText(texts.get("review.changes.title"));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.getStyleClass().addAll("edge-to-edge", "h-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        review();
        return scroll;
    }

    private void review() {
        rows.getChildren().clear();
        model.problemsProperty().getValue().forEach(problem -> rows.getChildren().add(new ProblemRow(problem, texts)));
        boolean done = model.lookedProperty().getValue().isPresent();
        Label others = Words.of(!done ? texts.get("growth.looking") : texts.get("cli.add.others", Map.of("changes", String.valueOf(model.elsewhere()), "nodes", model.others())), "h-strong");
        others.setId("growth-others");
        others.setGraphic((!done ? Icon.LOOKING : model.elsewhere() == 0 ? Icon.OK : Icon.ERROR).picture(!done ? "h-running" : model.elsewhere() == 0 ? "h-done" : "h-failed"));
        if (done || model.problemsProperty().getValue().isEmpty()) {
            rows.getChildren().add(others);
        }
        if (done && model.kit().wanted()) {
            rows.getChildren().add(passphrase);
        }
        model.lookedProperty().getValue().ifPresent(prepared -> rows.getChildren().addAll(new ChangeRows(prepared.plan(), texts).of(model.dryProperty().getValue())));
        may();
    }
}

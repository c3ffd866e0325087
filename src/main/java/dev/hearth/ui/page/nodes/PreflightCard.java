// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.port.Preflight.Report;
import dev.hearth.port.Preflight.Status;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Pills;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.fx.Icon;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was found on the nodes, grouped by check, what matters first. */
final class PreflightCard extends VBox {
    private final PreflightViewModel model;
    private final Texts texts;
    private final InstantSource clock;
    private final Label age = Words.line("", "h-muted", "h-small");
    private final HBox headline = new HBox(10);
    private final VBox groups = new VBox();
    private final Button again;
    private final Pills faces;
    private boolean matrix;

    PreflightCard(NodesViewModel nodes, DraftModel draft, Texts texts, InstantSource clock) {
        this.model = nodes.preflight();
        this.texts = texts;
        this.clock = clock;
        again = Buttons.of("preflight-run", Icon.RETRY, texts.get("preflight.run"), () -> again(nodes));
        age.setId("preflight-age");
        groups.setId("preflight-groups");
        ScrollPane scroll = new Scroll(groups);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.getStyleClass().addAll("edge-to-edge", "h-scroll");
        scroll.setId("preflight-scroll");
        scroll.setAccessibleText(texts.get("preflight.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        headline.setAlignment(Pos.CENTER_LEFT);
        scroll.managedProperty().bind(scroll.visibleProperty());
        scroll.visibleProperty().bind(Bindings.isNotEmpty(groups.getChildren()));
        faces = new Pills("preflight-as", texts.get("preflight.as"), List.of("groups", "matrix"), List.of(texts.get("preflight.as.groups"), texts.get("preflight.as.matrix"))).small();
        faces.visibleProperty().bind(scroll.visibleProperty());
        faces.managedProperty().bind(faces.visibleProperty());
        faces.onChosen(at -> {
            matrix = at == 1;
            show();
        });
        Card card = new Card(Icon.SHIELD, texts.get("preflight.title"), headline, scroll).withTools(age, faces, again);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.stateProperty().addListener((all, was, is) -> show());
        draft.draftProperty().addListener((all, was, is) -> headline());
        show();
    }

    /** Runs the checks, or stops those that run; the button is not disabled meanwhile, because it would lose the focus. */
    private void again(NodesViewModel nodes) {
        if (!model.stop()) {
            nodes.check(() -> {});
        }
    }

    /** Says the age anew; called each time the page is shown and once a minute while it is. */
    void tick() {
        age.setText(model.stateProperty().get().report().map(report -> texts.get("preflight.age",
                Map.of("age", Age.of(report.at(), clock.instant(), texts)))).orElse(""));
    }

    void focusFirst() {
        again.requestFocus();
    }

    private void show() {
        boolean running = model.stateProperty().get().phase() == PreflightViewModel.Phase.RUNNING;
        again.setGraphic((running ? Icon.CANCELLED : Icon.RETRY).picture());
        again.setText(texts.get(running ? "preflight.stop" : model.stateProperty().get().report().isEmpty() ? "preflight.run" : "preflight.again"));
        groups.setOpacity(running ? 0.5 : 1);
        if (matrix && !model.groups().isEmpty()) {
            groups.getChildren().setAll(new PreflightMatrix(model.groups(), texts));
            model.stateProperty().get().report().map(Report::links).filter(links -> !links.isEmpty()).ifPresent(links -> groups.getChildren().add(new LinkMap(links, texts)));
        } else {
            groups();
        }
        tick();
        headline();
    }

    private void groups() {
        groups.getChildren().setAll(model.groups().stream().filter(group -> group.worst() != Status.OK)
                .map(group -> new FindingGroup(group, model, texts)).toList());
        List<PreflightViewModel.Group> fine = model.groups().stream().filter(group -> group.worst() == Status.OK).toList();
        if (!fine.isEmpty()) {
            groups.getChildren().add(new FineChecks(fine, model, texts));
        }
    }

    private void headline() {
        PreflightViewModel.State state = model.stateProperty().get();
        switch (state.phase()) {
            case NOT_RUN -> say(Icon.NOT_CHECKED, "h-muted", texts.get("preflight.not-run"));
            case RUNNING -> say(Icon.RUNNING, "h-running", texts.get("preflight.running"));
            case RAN -> state.report().ifPresent(this::say);
        }
    }

    private void say(Report report) {
        if (!model.current()) {
            say(Icon.STALE, "h-warn", texts.get("preflight.stale"));
            return;
        }
        long blocking = model.open().stream().filter(finding -> finding.status() == Status.BLOCKING).count();
        long shouldFix = model.open().size() - blocking;
        if (blocking + shouldFix == 0) {
            long mended = model.mended();
            String all = String.valueOf(report.findings().size());
            say(Icon.OK, "h-done", mended == 0 ? texts.get("preflight.ready", Map.of("count", all))
                    : texts.get("preflight.ready.mend", Map.of("count", String.valueOf(mended), "all", all)));
        } else {
            say(blocking > 0 ? Icon.ERROR : Icon.WARNING, blocking > 0 ? "h-failed" : "h-warn", texts.get(
                    blocking == 0 ? "preflight.open.should" : shouldFix == 0 ? "preflight.open.blocking" : "preflight.open",
                    Map.of("blocking", String.valueOf(blocking), "should", String.valueOf(shouldFix))));
        }
    }

    private void say(Icon icon, String style, String text) {
        headline.getChildren().setAll(icon.picture(style), Words.of(text, style));
    }
}

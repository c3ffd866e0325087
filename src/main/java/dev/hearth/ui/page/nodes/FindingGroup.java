// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.problem.Problem;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Status;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One check over all nodes: how each fares, in a word with a picture; and for those that do not, why and what to do. */
final class FindingGroup extends VBox {
    private final PreflightViewModel model;
    private final Texts texts;

    FindingGroup(PreflightViewModel.Group group, PreflightViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setSpacing(6);
        getStyleClass().add("h-finding");
        Label title = Words.line(texts.get("check." + group.check()), "h-medium");
        title.setMinWidth(150);
        title.setPrefWidth(150);
        FlowPane chips = new FlowPane(12, 4);
        group.findings().forEach(finding -> chips.getChildren().add(chip(finding)));
        HBox.setHgrow(chips, Priority.ALWAYS);
        HBox head = new HBox(10, icon(group.worst()).picture(style(group.worst())), title, chips);
        head.setAlignment(Pos.TOP_LEFT);
        getChildren().add(head);
        byProblem(group).forEach((problem, findings) -> getChildren().add(detail(problem, findings)));
    }

    /** Equal problems are said once, for all nodes that have them. */
    private Map<Problem, List<Finding>> byProblem(PreflightViewModel.Group group) {
        Map<Problem, List<Finding>> problems = new LinkedHashMap<>();
        for (Finding finding : group.findings()) {
            Problem problem = finding.problem();
            if (problem != null) {
                problems.merge(problem, List.of(finding), (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
            }
        }
        return problems;
    }

    private Label chip(Finding finding) {
        String who = finding.node().isEmpty() ? texts.get("preflight.cluster") : finding.node();
        String word = texts.get("finding." + id(finding.status()));
        Label chip = Words.line(texts.get("preflight.chip",
                Map.of("node", who, "word", finding.found().isEmpty() ? word : finding.found())), "h-small", "h-chip", style(finding.status()));
        chip.setGraphic(icon(finding.status()).picture(style(finding.status())));
        chip.setAccessibleText(who + ": " + word + " " + finding.found());
        return chip;
    }

    private VBox detail(Problem problem, List<Finding> findings) {
        ProblemText text = ProblemText.of(problem, texts);
        VBox detail = new VBox(2, Words.of(text.found() + " " + texts.get("problem.required", Map.of("required", text.required()))),
                Words.of(text.why(), "h-muted", "h-small"));
        if (!text.fix().isBlank()) {
            detail.getChildren().add(Words.of(text.fix(), "h-fix"));
        }
        for (Finding finding : findings) {
            if (finding.status() == Status.SHOULD_FIX) {
                CheckBox accept = new CheckBox(texts.get("preflight.accept",
                        Map.of("node", finding.node().isEmpty() ? texts.get("preflight.cluster") : finding.node())));
                accept.setId("accept-" + finding.id().replace('/', '-').replace('.', '-'));
                accept.setAccessibleText(accept.getText() + ": " + text.title());
                accept.setSelected(model.accepted(finding));
                accept.selectedProperty().addListener((all, was, is) -> model.accept(finding, is));
                detail.getChildren().add(accept);
            }
        }
        detail.getStyleClass().add("h-finding-detail");
        return detail;
    }

    static String id(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Icon icon(Status status) {
        return switch (status) {
            case OK -> Icon.OK;
            case INFO -> Icon.INFO;
            case SHOULD_FIX -> Icon.WARNING;
            case BLOCKING -> Icon.ERROR;
            case NOT_CHECKED -> Icon.NOT_CHECKED;
        };
    }

    static String style(Status status) {
        return switch (status) {
            case OK -> "h-done";
            case INFO -> "h-running";
            case SHOULD_FIX -> "h-warn";
            case BLOCKING -> "h-failed";
            case NOT_CHECKED -> "h-muted";
        };
    }
}

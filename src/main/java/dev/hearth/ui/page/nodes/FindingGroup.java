// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Offer;
import dev.hearth.port.Preflight.Status;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * One check over all nodes: nodes that fare the same stand together, with what was found on each for whoever asks; and for
 * those that do not pass, why and what to do.
 */
final class FindingGroup extends VBox {
    private final PreflightViewModel.Group group;
    private final PreflightViewModel model;
    private final Texts texts;
    private final FlowPane chips = new FlowPane(12, 4);

    FindingGroup(PreflightViewModel.Group group, PreflightViewModel model, Texts texts) {
        this.group = group;
        this.model = model;
        this.texts = texts;
        setSpacing(6);
        getStyleClass().add("h-finding");
        String check = texts.get("check." + group.check());
        Label title = Words.line(check, "h-medium");
        title.setMinWidth(150);
        title.setPrefWidth(150);
        HBox.setHgrow(chips, Priority.ALWAYS);
        HBox head = new HBox(10, icon(group.worst()).picture(style(group.worst())), title, chips);
        head.setAlignment(Pos.TOP_LEFT);
        if (group.hides()) {
            head.getChildren().add(new FiguresButton("figures-" + group.check().replace('.', '-'), check, texts, this::fill));
        }
        fill(false);
        getChildren().add(head);
        group.alike().forEach(alike -> getChildren().add(detail(alike)));
    }

    private void fill(boolean figures) {
        chips.getChildren().setAll(figures ? group.findings().stream().map(finding -> chip(who(finding), finding)).toList()
                : group.together().stream().map(this::together).toList());
    }

    /** Nodes that fare the same; what was found is said when it is the same on all of them. */
    private Label together(List<Finding> findings) {
        Finding first = findings.getFirst();
        // Where a sentence follows, it says what was found.
        Finding said = first.problem() == null && findings.stream().allMatch(finding -> finding.found().equals(first.found())) ? first
                : new Finding(first.check(), first.node(), first.status(), "", first.problem());
        boolean all = findings.size() > 1 && findings.size() == group.findings().size();
        String who = all ? texts.get("preflight.all.nodes", Map.of("count", String.valueOf(findings.size())))
                : findings.stream().map(this::who).collect(Collectors.joining(", "));
        return chip(who, said);
    }

    private Label chip(String who, Finding finding) {
        String word = texts.get("finding." + id(finding.status()));
        Label chip = Words.line(texts.get("preflight.chip",
                Map.of("node", who, "word", finding.found().isEmpty() ? word : finding.found())), "h-small", "h-chip", style(finding.status()));
        chip.setGraphic(icon(finding.status()).picture(style(finding.status())));
        chip.setAccessibleText(who + ": " + word + " " + finding.found());
        return chip;
    }

    private String who(Finding finding) {
        return finding.node().isEmpty() ? texts.get("preflight.cluster") : finding.node();
    }

    /** Findings that differ in figures alone: what was found is said of each, the rest once. */
    private VBox detail(List<Finding> findings) {
        List<ProblemText> each = findings.stream().flatMap(finding -> Optional.ofNullable(finding.problem()).stream())
                .map(problem -> ProblemText.of(problem, texts)).toList();
        ProblemText text = PreflightViewModel.joined(findings).map(problem -> ProblemText.of(problem, texts)).orElse(each.getFirst());
        List<String> said = each.stream().map(ProblemText::found).distinct().toList();
        String found = said.size() == 1 ? said.getFirst() : findings.stream().map(this::foundOn).collect(Collectors.joining("\n"));
        String required = each.stream().map(ProblemText::required).distinct().collect(Collectors.joining(" "));
        VBox detail = new VBox(2, Words.of((each.size() == 1 ? Words.sentence(found) : found) + (each.size() == 1 ? " " : "\n") + texts.get("problem.required", Map.of("required", required))),
                Words.of(text.why(), "h-muted", "h-small"));
        if (!text.fix().isBlank()) {
            detail.getChildren().add(Words.of(text.fix(), "h-fix"));
        }
        List<Offer> offers = findings.stream().flatMap(finding -> finding.offers().stream()).distinct().toList();
        if (!offers.isEmpty()) {
            detail.getChildren().add(new MendRows(offers, group.check(), text.title(), model, texts));
        }
        List<Finding> acceptable = findings.stream().filter(finding -> finding.status() == Status.SHOULD_FIX).toList();
        if (!acceptable.isEmpty()) {
            boolean ofAll = acceptable.size() == group.findings().size();
            detail.getChildren().add(new AcceptTicks(acceptable, ofAll, text.title(), model, texts, this::who));
        }
        detail.getStyleClass().add("h-finding-detail");
        return detail;
    }

    private String foundOn(Finding finding) {
        String found = Optional.ofNullable(finding.problem()).map(problem -> ProblemText.of(problem, texts).found()).orElse("");
        return found.contains(finding.node()) ? found : texts.get("preflight.chip", Map.of("node", finding.node(), "word", found));
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

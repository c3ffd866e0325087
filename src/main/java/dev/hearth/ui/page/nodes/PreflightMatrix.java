// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.port.Preflight.Finding;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** Every check on every node, each as a picture and a word; what was found is said to whoever points at it. */
final class PreflightMatrix extends GridPane {
    private final Texts texts;

    /** @param groups the checks, what matters first */
    PreflightMatrix(List<PreflightViewModel.Group> groups, Texts texts) {
        this.texts = texts;
        setId("preflight-matrix");
        setHgap(14);
        setVgap(6);
        getStyleClass().add("h-matrix");
        List<String> nodes = groups.stream().flatMap(group -> group.findings().stream()).map(Finding::node).filter(node -> !node.isEmpty()).distinct().sorted().toList();
        boolean cluster = groups.stream().flatMap(group -> group.findings().stream()).anyMatch(finding -> finding.node().isEmpty());
        add(Words.line(texts.get("preflight.matrix.check"), "h-small", "h-strong"), 0, 0);
        for (int column = 0; column < nodes.size(); column++) {
            add(Words.line(nodes.get(column), "h-small", "h-strong"), column + 1, 0);
        }
        if (cluster) {
            add(Words.line(texts.get("preflight.cluster"), "h-small", "h-strong"), nodes.size() + 1, 0);
        }
        for (int row = 0; row < groups.size(); row++) {
            PreflightViewModel.Group group = groups.get(row);
            Label check = Words.line(texts.get("check." + group.check()), "h-small");
            check.setMinWidth(USE_PREF_SIZE);
            add(check, 0, row + 1);
            for (int column = 0; column < nodes.size(); column++) {
                add(cell(group, nodes.get(column)), column + 1, row + 1);
            }
            if (cluster) {
                add(cell(group, ""), nodes.size() + 1, row + 1);
            }
        }
    }

    private Node cell(PreflightViewModel.Group group, String node) {
        Optional<Finding> found = group.findings().stream().filter(finding -> finding.node().equals(node)).findFirst();
        if (found.isEmpty()) {
            return Words.line("", "h-small");
        }
        Finding finding = found.get();
        String word = texts.get("finding." + FindingGroup.id(finding.status()));
        Label cell = Words.line(word, "h-small", FindingGroup.style(finding.status()));
        cell.setGraphic(FindingGroup.icon(finding.status()).picture(FindingGroup.style(finding.status())));
        cell.setMinWidth(USE_PREF_SIZE);
        cell.setAlignment(Pos.CENTER_LEFT);
        cell.setAccessibleRole(AccessibleRole.TEXT);
        String who = node.isEmpty() ? texts.get("preflight.cluster") : node;
        cell.setAccessibleText(texts.get("preflight.matrix.cell", Map.of("node", who, "check", texts.get("check." + group.check()), "word", word, "found", finding.found())).strip());
        if (!finding.found().isEmpty()) {
            cell.setTooltip(new Tooltip(finding.found()));
        }
        return cell;
    }
}

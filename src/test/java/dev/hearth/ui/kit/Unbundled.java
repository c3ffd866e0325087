// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/** Finds words on the screen that are in no bundle: in the pseudo-language each text of a bundle stands in marks. */
public final class Unbundled {
    private static final String OPEN = "[!! ";
    private static final String CLOSE = " !!]";
    private static final Pattern INNERMOST = Pattern.compile("\\[!! (?:(?!\\[!! | !!]).)*+ !!]", Pattern.DOTALL);
    /** Two letters that are no unit, after what people and machines named was taken out. */
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    private Unbundled() {}

    /** As in {@code Texts.dressed}: places stay places, and a mnemonic one. */
    public static String pseudo(String text) {
        return OPEN + text + CLOSE;
    }

    /** @param facts what is no sentence: names of this homelab, commands, what a machine said */
    public static List<String> in(Node node, Pattern facts) {
        List<String> found = new ArrayList<>();
        walk(node, facts, found);
        return found.stream().distinct().toList();
    }

    private static void walk(Node node, Pattern facts, List<String> found) {
        if (!node.isVisible() || node instanceof Text || "run-log".equals(node.getId())) {
            return;
        }
        texts(node).filter(text -> WORD.matcher(facts.matcher(outside(text)).replaceAll(" ")).find())
                .forEach(text -> found.add(node.getClass().getSimpleName() + " #" + node.getId() + ": " + text));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, facts, found));
        }
    }

    private static Stream<String> texts(Node node) {
        Stream<Optional<String>> own = switch (node) {
            case Labeled labeled when labeled.getStyleClass().contains("h-mono") -> Stream.of();
            case Labeled labeled -> Stream.of(Optional.ofNullable(labeled.getText()));
            case TextInputControl input -> Stream.of(Optional.ofNullable(input.getPromptText()));
            case ComboBoxBase<?> box -> Stream.of(Optional.ofNullable(box.getPromptText()));
            case ChoiceBox<?> box -> Stream.of(Optional.ofNullable(box.getValue()).map(String::valueOf));
            case TableView<?> table -> table.getColumns().stream().map(column -> Optional.ofNullable(column.getText()));
            default -> Stream.of();
        };
        Stream<Optional<String>> more = Stream.of(Optional.ofNullable(node.getAccessibleText()), Optional.ofNullable(node.getAccessibleHelp()),
                node instanceof Control control ? Optional.ofNullable(control.getTooltip()).map(Tooltip::getText) : Optional.empty());
        return Stream.concat(own, more).flatMap(Optional::stream);
    }

    /** What is left beside the marked texts, however deep they are in one another. */
    private static String outside(String text) {
        String before = text;
        String after = INNERMOST.matcher(before).replaceAll(" ");
        while (!after.equals(before)) {
            before = after;
            after = INNERMOST.matcher(before).replaceAll(" ");
        }
        return after;
    }
}

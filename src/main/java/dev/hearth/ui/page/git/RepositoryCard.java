// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.ChoiceRow;
import dev.hearth.ui.component.PathRow;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which repository, and how Hearth gets into it. */
final class RepositoryCard extends VBox {
    private final GitViewModel model;
    private final Texts texts;
    private final List<TextRow> rows = new ArrayList<>();
    private final Card card;
    private final ChoiceRow kind;

    RepositoryCard(GitViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.texts = texts;
        card = new Card(Icon.GIT, texts.get("git.title"));
        card.setSpacing(9);
        kind = new ChoiceRow(model.field("git.kind"), model.kind().map(Kind::id), "git.kind", texts, Arrays.stream(Kind.values()).map(Kind::id).toArray(String[]::new));
        Label what = Words.of("", "h-muted", "h-small");
        what.textProperty().bind(model.kind().map(some -> texts.get("git.kind.what." + some.id())));
        card.getChildren().addAll(kind, what);
        add(place(), EnumSet.of(Kind.SSH, Kind.HTTPS));
        PathRow folder = new PathRow(model.field("git.place"), "git.folder", texts, () -> desktop.folder(texts.get("input.git.folder")));
        shownFor(folder, folder.row(), EnumSet.of(Kind.FOLDER));
        add(new TextRow(model.field("git.branch"), "git.branch", texts, "h-mono").compact(), EnumSet.of(Kind.SSH, Kind.HTTPS));
        PathRow key = new PathRow(model.field("git.key"), "git.key", texts, () -> desktop.open(texts.get("input.git.key")));
        shownFor(key, key.row(), EnumSet.of(Kind.SSH));
        TextRow passphrase = TextRow.secret(model.field(GitViewModel.PASSPHRASE), GitViewModel.PASSPHRASE, texts);
        // A key that Hearth makes has none.
        passphrase.visibleProperty().bind(model.gitProperty().map(git -> Kind.of(git) == Kind.SSH && !git.key().isBlank()));
        rows.add(passphrase);
        card.getChildren().add(passphrase);
        add(new TextRow(model.field("git.user"), "git.user", texts, "h-mono").compact(), EnumSet.of(Kind.HTTPS));
        add(TextRow.secret(model.field(GitViewModel.TOKEN), GitViewModel.TOKEN, texts), EnumSet.of(Kind.HTTPS));
        getChildren().add(card);
    }

    private TextRow place() {
        return new TextRow(model.field("git.place"), "git.place", texts, "h-mono").compact();
    }

    boolean focus(Field field) {
        for (TextRow row : rows) {
            if (seen(row) && row.model().field().equals(field)) {
                row.input().requestFocus();
                return true;
            }
        }
        return false;
    }

    void focusPlace() {
        var _ = focus(Field.of("git.place"));
    }

    void focusFirst() {
        kind.lookupAll(".toggle-button").stream().filter(pill -> pill instanceof ToggleButton button && button.isSelected()).findFirst().ifPresent(Node::requestFocus);
    }

    private static boolean seen(Node row) {
        return row.isVisible() && row.getParent() != null && row.getParent().isVisible();
    }

    private void add(TextRow row, Set<Kind> kinds) {
        shownFor(row, row, kinds);
    }

    private void shownFor(Region whole, TextRow row, Set<Kind> kinds) {
        rows.add(row);
        whole.visibleProperty().bind(model.kind().map(kinds::contains));
        card.getChildren().add(whole);
    }
}

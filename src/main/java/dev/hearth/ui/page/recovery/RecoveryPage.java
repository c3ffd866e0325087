// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Columns;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.component.PathRow;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The kit at the left, why it matters at the right. */
public final class RecoveryPage implements Page {
    /** Form and reasons side by side, in pixels. */
    private static final double BOTH = 930;

    private final RecoveryViewModel model;
    private final List<TextRow> rows;
    private final SimpleBooleanProperty unfolded = new SimpleBooleanProperty(false);
    private final Node view;

    public RecoveryPage(RecoveryViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        PathRow file = new PathRow(model.field("recovery.file"), "recovery.file", texts, () -> desktop.save(texts.get("input.recovery.file"), model.usualName()));
        TextRow passphrase = TextRow.secret(model.field(RecoveryViewModel.PASSPHRASE), RecoveryViewModel.PASSPHRASE, texts);
        TextRow repeat = TextRow.secret(model.field(RecoveryViewModel.REPEAT), RecoveryViewModel.REPEAT, texts);
        TextRow kept = new TextRow(model.field("recovery.kept-at"), "recovery.kept-at", texts, "h-name");
        Card kit = new Card(Icon.KIT, texts.get("recovery.title"), file, new KitNote(model, texts), passphrase, new StrengthBar(model.strengthProperty(), texts), repeat, kept);
        kit.setSpacing(9);
        PathRow restore = new PathRow(model.field("recovery.restore"), "recovery.restore", texts, () -> desktop.open(texts.get("input.recovery.restore")));
        TextRow restorePassphrase = TextRow.secret(model.field(RecoveryViewModel.RESTORE_PASSPHRASE), RecoveryViewModel.RESTORE_PASSPHRASE, texts);
        rows = List.of(file.row(), passphrase, repeat, kept, restore.row(), restorePassphrase);
        VBox older = new VBox(9, Words.of(texts.get("recovery.restore.what"), "h-muted", "h-small"), restore, restorePassphrase);
        older.visibleProperty().bind(unfolded);
        older.managedProperty().bind(unfolded);
        Button fold = Buttons.of("recovery-restore-fold", Icon.UNFOLD, texts.get("recovery.restore.unfold"), () -> unfolded.set(!unfolded.get()), Styles.FLAT);
        unfolded.addListener((all, was, is) -> {
            fold.setText(texts.get(is ? "recovery.restore.fold" : "recovery.restore.unfold"));
            fold.setGraphic((is ? Icon.FOLD : Icon.UNFOLD).picture());
        });
        restore.row().model().textProperty().addListener((all, was, is) -> unfolded.set(unfolded.get() || !is.isBlank()));
        Card advanced = new Card(Icon.RETRY, texts.get("recovery.restore.title"), older).withTools(fold);
        advanced.setSpacing(8);
        Card why = new Card(Icon.SHIELD, texts.get("recovery.why.title"),
                new Fact(Icon.INFO, "h-accent", texts.get("recovery.why.lost")),
                new Fact(Icon.INFO, "h-accent", texts.get("recovery.why.copy")));
        Card inside = new Card(Icon.LIST, texts.get("recovery.inside.title"),
                new Fact(Icon.OK, "h-done", texts.get("recovery.inside.keys")),
                new Fact(Icon.OK, "h-done", texts.get("recovery.inside.tokens")),
                new Fact(Icon.OK, "h-done", texts.get("recovery.inside.plan")),
                new Fact(Icon.LOCK, "h-muted", texts.get("recovery.inside.locked")));
        VBox left = new VBox(16, kit, advanced);
        VBox right = new VBox(16, why, inside);
        left.setPrefWidth(560);
        left.setMinWidth(480);
        right.setPrefWidth(440);
        right.setMinWidth(360);
        HBox.setHgrow(right, Priority.ALWAYS);
        view = PageScroll.around(new Columns(left, right, BOTH));
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        unfolded.set(unfolded.get() || model.restores());
        return view;
    }

    @Override
    public void focus(Field field) {
        if (field.path().startsWith("recovery.restore")) {
            unfolded.set(true);
        }
        rows.stream().filter(row -> row.model().field().equals(field)).findFirst().ifPresent(row -> row.input().requestFocus());
    }

    /** On the first thing that is not right without the user. */
    @Override
    public void focusFirst() {
        rows.stream().filter(row -> row.model().field().path().equals(RecoveryViewModel.PASSPHRASE)).forEach(row -> row.input().requestFocus());
    }
}

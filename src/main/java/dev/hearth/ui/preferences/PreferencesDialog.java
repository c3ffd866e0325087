// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.preferences;

import atlantafx.base.theme.Styles;
import dev.hearth.port.Preferences;
import dev.hearth.port.ProxyChoice;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.DialogField;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Theme, language, movement, data folder and proxy; each holds as soon as it is chosen. */
public final class PreferencesDialog {
    private final PreferencesViewModel model;
    private final Texts texts;
    private final Desktop desktop;

    private PreferencesDialog(PreferencesViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.texts = texts;
        this.desktop = desktop;
    }

    public static Dialog of(PreferencesViewModel model, Texts texts, Desktop desktop, Runnable close) {
        return new PreferencesDialog(model, texts, desktop).dialog(close);
    }

    private Dialog dialog(Runnable close) {
        Preferences now = model.current();
        ComboBox<Preferences.Look> look = choice("theme", Preferences.Look.class, now.look(), Preferences::withLook);
        Button done = Buttons.of("preferences-close", Icon.CHECK, texts.get("preferences.close"), close, Styles.ACCENT);
        HBox buttons = new HBox(8, Words.gap(), done);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Fact restart = new Fact(Icon.INFO, "h-running", texts.get("preferences.restart"));
        restart.visibleProperty().bind(model.restartProperty());
        restart.managedProperty().bind(restart.visibleProperty());
        VBox problems = new VBox();
        model.problemProperty().subscribe(problem -> {
            problems.getChildren().setAll(problem.map(some -> new ProblemRow(some, texts)).stream().toList());
            problems.setManaged(problem.isPresent());
        });
        Card card = new Card(Icon.PREFERENCES, texts.get("preferences.title"),
                row("theme", look),
                row("language", choice("language", Preferences.Language.class, now.language(), Preferences::withLanguage)),
                row("motion", choice("motion", Preferences.Movement.class, now.movement(), Preferences::withMovement)),
                row("proxy", proxy()), row("data", data()), Words.of(texts.get("preferences.data.hint"), "h-small", "h-muted", "h-under-field"), restart, problems, buttons);
        return new Dialog("preferences-dialog", card, look, close);
    }

    private HBox row(String key, javafx.scene.Node input) {
        HBox row = DialogField.row(texts.get("preferences." + key), input);
        HBox.setHgrow(input, Priority.ALWAYS);
        return row;
    }

    private <E extends Enum<E>> ComboBox<E> choice(String key, Class<E> type, E now, BiFunction<Preferences, E, Preferences> with) {
        return box(key, type, now, chosen -> model.change(some -> with.apply(some, chosen)));
    }

    private <E extends Enum<E>> ComboBox<E> box(String key, Class<E> type, E now, Consumer<E> chosen) {
        ComboBox<E> box = new ComboBox<>();
        box.setId("preferences-" + key);
        box.setAccessibleText(texts.get("preferences." + key));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable E each) {
                return each == null ? "" : texts.get("preferences." + key + "." + each.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public E fromString(String word) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        box.getItems().setAll(type.getEnumConstants());
        box.setValue(now);
        box.valueProperty().subscribe(chosen);
        return box;
    }

    private HBox proxy() {
        ProxyChoice now = model.current().proxy();
        TextField own = new TextField(now.kind() == ProxyChoice.Kind.OWN ? now.text() : "");
        own.setId("preferences-proxy-own");
        own.setPromptText(texts.get("preferences.proxy.example"));
        own.setAccessibleText(texts.get("preferences.proxy.own"));
        own.setAccessibleHelp(texts.get("preferences.proxy.hint"));
        own.getStyleClass().add("h-mono");
        HBox.setHgrow(own, Priority.ALWAYS);
        ComboBox<ProxyChoice.Kind> kind = box("proxy", ProxyChoice.Kind.class, now.kind(), chosen -> {
            own.setVisible(chosen == ProxyChoice.Kind.OWN);
            own.setManaged(own.isVisible());
            take(chosen, own);
        });
        own.textProperty().subscribe(() -> take(kind.getValue(), own));
        return new HBox(8, kind, own);
    }

    /** What is no address yet changes nothing. */
    private void take(ProxyChoice.Kind kind, TextField own) {
        Optional<ProxyChoice> wanted = switch (kind) {
            case SYSTEM -> Optional.of(ProxyChoice.SYSTEM);
            case NONE -> Optional.of(ProxyChoice.NONE);
            case OWN -> ProxyChoice.parse(own.getText()).filter(choice -> choice.kind() == ProxyChoice.Kind.OWN);
        };
        own.pseudoClassStateChanged(Styles.STATE_DANGER, wanted.isEmpty() && !own.getText().isBlank());
        wanted.ifPresent(choice -> model.change(some -> some.withProxy(choice)));
    }

    private HBox data() {
        TextField path = new TextField(model.data().toString());
        path.setId("preferences-data");
        path.setEditable(false);
        path.setAccessibleText(texts.get("preferences.data"));
        path.setAccessibleHelp(texts.get("preferences.data.hint"));
        path.getStyleClass().addAll("h-mono", "h-small");
        HBox.setHgrow(path, Priority.ALWAYS);
        Button open = Buttons.of("preferences-data-open", Icon.OPEN, texts.get("preferences.data.open"), () -> desktop.show(model.data()));
        Button change = Buttons.of("preferences-data-change", Icon.WOULD_CHANGE, texts.get("preferences.data.change"),
                () -> desktop.folder(texts.get("preferences.data")).ifPresent(folder -> {
                    model.change(some -> some.withData(Optional.of(folder)));
                    path.setText(model.data().toString());
                }));
        return new HBox(8, path, open, change);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Level;
import dev.hearth.ui.Workbench.LogLine;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.graph.GraphModel;
import dev.hearth.ui.graph.Group;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The log: filtered, copied, and followed as long as its end is in sight. */
final class LogPane extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final Set<KeyCode> UPWARDS = Set.of(KeyCode.HOME, KeyCode.UP, KeyCode.PAGE_UP);

    private final RunViewModel model;
    private final ListView<LogLine> list;
    private final ComboBox<String> place = new ComboBox<>();
    private final ComboBox<String> component = new ComboBox<>();
    private final ComboBox<Level> level = new ComboBox<>();
    private final CheckBox step = new CheckBox();
    private final TextField search = new TextField();
    private boolean follows = true;
    private boolean asked;

    LogPane(RunViewModel model) {
        this.model = model;
        Texts texts = model.words().texts();
        list = new ListView<>(model.log().visible());
        list.setId("run-log");
        list.getStyleClass().add("run-log");
        list.setAccessibleText(texts.get("run.log"));
        list.setFixedCellSize(18);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new Line());
        list.setPlaceholder(new Label(texts.get("run.log.empty")));
        VBox.setVgrow(list, Priority.ALWAYS);

        box(place, "place", texts);
        box(component, "component", texts);
        component.setConverter(words(id -> texts.get(id.isEmpty() ? "run.log.component.all" : "component." + id)));
        box(level, "level", texts);
        level.setConverter(words(each -> texts.get("run.log.level." + each.name().toLowerCase(Locale.ROOT))));
        level.getItems().setAll(Level.values());
        level.getSelectionModel().selectFirst();
        step.setId("run-log-step");
        step.setText(texts.get("run.log.step.only"));
        step.setMinWidth(USE_PREF_SIZE);
        step.setAccessibleText(step.getText());
        search.setId("run-log-search");
        search.setPromptText(texts.get("run.log.search"));
        search.setAccessibleText(texts.get("run.log.search"));
        search.setAccessibleHelp(texts.get("run.log.search.hint"));
        search.setMinWidth(60);
        HBox.setHgrow(search, Priority.ALWAYS);
        Button copy = new Button("", Icon.COPY.picture());
        copy.setId("run-log-copy");
        copy.getStyleClass().addAll("flat", "button-icon");
        copy.setTooltip(new Tooltip(texts.get("run.log.copy")));
        copy.setAccessibleText(texts.get("run.log.copy"));
        copy.setOnAction(event -> copy());
        HBox words = new HBox(8, step, search, copy);
        words.setAlignment(Pos.CENTER_LEFT);
        VBox filters = new VBox(6, new HBox(8, place, component, level), words);
        filters.getStyleClass().add("run-log-filters");
        getChildren().addAll(filters, list);
        getStyleClass().add("run-log-pane");

        place.valueProperty().subscribe(this::filter);
        component.valueProperty().subscribe(this::filter);
        level.valueProperty().subscribe(this::filter);
        step.selectedProperty().subscribe(this::filter);
        search.textProperty().subscribe(this::filter);
        model.selectedProperty().subscribe(() -> {
            if (step.isSelected()) {
                filter();
            }
        });
        model.log().visible().addListener((ListChangeListener<LogLine>) change -> toEnd());
        list.heightProperty().subscribe(this::toEnd);
        list.setOnScroll(scroll -> look(scroll.getDeltaY() > 0));
        list.skinProperty().subscribe(() -> list.lookupAll(".scroll-bar").forEach(bar -> {
            if (bar instanceof ScrollBar scroll && scroll.getOrientation() == Orientation.VERTICAL) {
                scroll.setOnMouseReleased(release -> look(false));
            }
        }));
        list.setOnKeyReleased(key -> {
            if (key.getCode().isNavigationKey()) {
                look(UPWARDS.contains(key.getCode()));
            }
        });
        list.setOnKeyPressed(key -> {
            if (KeyCombination.keyCombination("Shortcut+C").match(key)) {
                copy();
            }
        });
    }

    /**
     * Only what the user does decides whether the end is followed; what arrives does not: until the list has gone to a new
     * line, it is not the user who is away from the end.
     *
     * @param up whether the user wants to see older lines
     */
    private void look(boolean up) {
        list.layout();
        Optional<ScrollBar> bar = list.lookupAll(".scroll-bar").stream().filter(ScrollBar.class::isInstance).map(ScrollBar.class::cast)
                .filter(each -> each.getOrientation() == Orientation.VERTICAL && each.isVisible()).findFirst();
        if (up || !asked) {
            follows = bar.map(each -> !up && (each.getMax() - each.getValue()) * list.getItems().size() < 1).orElse(true);
        }
    }

    boolean follows() {
        return follows;
    }

    /** @param graph whose lanes can be chosen */
    void show(GraphModel graph) {
        List<String> places = new java.util.ArrayList<>(List.of(model.words().texts().get("run.log.all")));
        places.addAll(graph.lanes().stream().flatMap(lane -> lane.equals(GraphModel.CLUSTER)
                ? Stream.of(lane, "desktop") : Stream.of(lane)).toList());
        place.getItems().setAll(places);
        place.getSelectionModel().selectFirst();
        component.getItems().setAll(Stream.concat(Stream.of(""), graph.groups().stream().map(Group::component).distinct()).toList());
        component.getSelectionModel().selectFirst();
    }

    private static void box(ComboBox<?> box, String id, Texts texts) {
        box.setId("run-log-" + id);
        box.setAccessibleText(texts.get("run.log." + id));
        box.setMinWidth(60);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(60);
    }

    private static <T> StringConverter<T> words(Function<T, String> said) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : said.apply(value);
            }

            @Override
            public T fromString(String word) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }

    private void filter() {
        int chosen = place.getSelectionModel().getSelectedIndex();
        String id = step.isSelected() && model.selectedProperty().get() >= 0
                ? model.steps().map(plan -> plan.info(model.selectedProperty().get()).id().value()).orElse("") : "";
        model.log().filter(new LogFilter(chosen <= 0 ? "" : place.getItems().get(chosen), Objects.requireNonNullElse(component.getValue(), ""),
                Objects.requireNonNullElse(level.getValue(), Level.OUTPUT), id, search.getText()));
        toEnd();
    }

    /** After the list has taken in what is new: it goes to the end of what it had measured. */
    private void toEnd() {
        if (follows && !asked) {
            asked = true;
            UiThread.later(() -> {
                end();
                UiThread.later(() -> {
                    asked = false;
                    end();
                });
            });
        }
    }

    /** A row past the last is the very end; the last row itself may be placed by a height that is out of date. */
    private void end() {
        if (follows) {
            list.layout();
            list.scrollTo(list.getItems().size());
        }
    }

    /** Copies the selected lines, or all that are shown. */
    private void copy() {
        List<LogLine> chosen = list.getSelectionModel().getSelectedItems();
        ClipboardContent content = new ClipboardContent();
        content.putString((chosen.size() > 1 ? chosen : list.getItems()).stream().map(LogPane::text).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String text(LogLine line) {
        return TIME.format(line.at()) + " " + (line.step().isEmpty() ? "" : line.step() + "  ") + line.text();
    }

    private static final class Line extends ListCell<LogLine> {
        private final Tooltip whole = new Tooltip();

        Line() {
            setMinWidth(0);
            setPrefWidth(0);
            setTooltip(whole);
        }

        @Override
        protected void updateItem(@Nullable LogLine line, boolean empty) {
            super.updateItem(line, empty);
            String text = line == null || empty ? "" : text(line);
            setText(text);
            whole.setText(text);
        }
    }
}

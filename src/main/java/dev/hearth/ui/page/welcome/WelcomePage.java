// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.welcome;

import atlantafx.base.theme.Styles;
import dev.hearth.domain.problem.Problem;
import dev.hearth.port.ClusterStore.Saved;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.Overlay;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.welcome.WelcomeViewModel.Way;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What Hearth does, in a sentence; and the three ways to begin. */
public final class WelcomePage implements Page {
    private final WelcomeViewModel model;
    private final Texts texts;
    private final InstantSource clock;
    private final VBox recent = new VBox(6);
    private final VBox unread = new VBox(8);
    private final VBox problems = new VBox(8);
    private final Button create;
    private final Overlay view;

    /** @param dialogs for each way that is asked about */
    public WelcomePage(WelcomeViewModel model, boolean practice, Texts texts, InstantSource clock, Function<Way, Dialog> dialogs) {
        this.model = model;
        this.texts = texts;
        this.clock = clock;
        create = Buttons.of("welcome-new", Icon.NEXT, texts.get("welcome.new"), model::create, Styles.ACCENT, Styles.LARGE);
        create.setContentDisplay(ContentDisplay.RIGHT);
        Card fresh = new Card(Icon.ADD, texts.get("welcome.new.title"), Words.of(texts.get("welcome.new.text"), "h-muted"), create);
        Card play = new Card(Icon.PRACTICE, texts.get(practice ? "welcome.practice.now" : "welcome.practice.title"),
                Words.of(texts.get("welcome.practice.text"), "h-muted"),
                Buttons.of("welcome-practice", Icon.RUN, texts.get("welcome.practice"), model::practise, Styles.LARGE));
        play.lookupAll("#welcome-practice").forEach(node -> node.setDisable(practice));
        unread.setId("unread");
        Card open = new Card(Icon.OPEN, texts.get("welcome.open.title"), recent, unread)
                .withTools(Buttons.of("welcome-open-file", Icon.FILE, texts.get("welcome.open.file"), model::openFile), way(Way.ADOPTION, Icon.ADOPT), way(Way.KIT, Icon.KIT));
        open.setMinHeight(150);
        HBox ways = new HBox(16, fresh, play);
        for (Card card : List.of(fresh, play)) {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(360);
        }
        VBox head = new VBox(8, Words.of(texts.get("welcome.title"), "h-display"), Words.of(texts.get("welcome.text"), "h-lead", "h-muted"));
        VBox column = new VBox(20, head, problems, ways, open);
        column.setMaxWidth(820);
        HBox centred = new HBox(column);
        HBox.setHgrow(column, Priority.ALWAYS);
        centred.setAlignment(Pos.TOP_CENTER);
        column.setPadding(new Insets(36, 16, 16, 16));
        view = new Overlay(PageScroll.around(centred));
        model.askedProperty().subscribe(asked -> asked.map(dialogs).ifPresentOrElse(view::show, view::hide));
        recent.setId("recent");
        model.recentProperty().addListener((all, was, is) -> show(is));
        model.problems().addListener((all, was, is) -> show());
        model.unreadProperty().addListener((all, was, is) -> show());
        show(model.recentProperty().get());
        show();
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void focusFirst() {
        create.requestFocus();
    }

    private Button way(Way way, Icon icon) {
        return Buttons.of("welcome-" + way.id(), icon, texts.get("welcome.open." + way.id()), () -> model.ask(way));
    }

    private void show() {
        problems.getChildren().setAll(model.problems().getValue().stream().map(problem -> new ProblemRow(problem, texts)).toList());
        problems.setManaged(!problems.getChildren().isEmpty());
        // What was just tried to open is said above already.
        List<Problem> left = model.unreadProperty().get().stream()
                .filter(some -> model.problems().getValue().stream().noneMatch(said -> said.code() == some.code() && said.args().equals(some.args()))).toList();
        unread.getChildren().setAll(left.stream().map(problem -> new ProblemRow(problem, texts)).toList());
        if (!left.isEmpty()) {
            unread.getChildren().addFirst(Words.of(texts.get("welcome.unread"), "h-muted"));
        }
        unread.setManaged(!left.isEmpty());
    }

    private void show(List<Saved> clusters) {
        recent.getChildren().setAll(clusters.stream().map(this::row).toList());
        if (clusters.isEmpty()) {
            recent.getChildren().add(Words.of(texts.get("welcome.open.none"), "h-muted"));
        }
    }

    private Node row(Saved saved) {
        String name = saved.name().isEmpty() ? texts.get("welcome.open.unnamed") : saved.name();
        String nodes = texts.get(saved.nodes() == 1 ? "nodes.summary.one" : "nodes.summary", Map.of("count", String.valueOf(saved.nodes())));
        String built = saved.builtAt().map(at -> texts.get("welcome.open.built", Map.of("age", Age.of(at, clock.instant(), texts))))
                .orElse(texts.get("welcome.open.draft"));
        String age = texts.get("welcome.open.saved", Map.of("age", Age.of(saved.savedAt(), clock.instant(), texts)));
        HBox row = new HBox(14, (saved.builtAt().isPresent() ? Icon.CLUSTER : Icon.FILE).picture("h-accent"), Words.line(name, "h-strong"),
                Words.line(nodes, "h-muted"), Words.line(built, saved.builtAt().isPresent() ? "h-done" : "h-muted"), Words.gap(),
                Words.line(age, "h-muted", "h-small"));
        row.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(row);
        button.setId("open-" + (saved.name().isEmpty() ? "unnamed" : saved.name()));
        button.setAccessibleText(name + ", " + nodes + ", " + built + ", " + age);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().addAll(Styles.FLAT, "h-recent");
        button.setOnAction(event -> model.open(saved));
        return button;
    }
}

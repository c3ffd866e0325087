// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Scroll;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.members.MembersCard;
import dev.hearth.ui.page.done.DoneViewModel.Merge;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Proof on the left; on the right what to do with it. */
public final class DonePage implements Page {
    private final DoneViewModel model;
    private final Texts texts;
    private final Desktop desktop;
    private final VBox content = new VBox();
    private Optional<PasswordCard> password = Optional.empty();
    private Optional<MembersCard> follows = Optional.empty();
    private final ScrollPane root = new Scroll(content);

    public DonePage(DoneViewModel model, Desktop desktop) {
        this.model = model;
        this.desktop = desktop;
        this.texts = model.texts();
        root.setId("page-done");
        root.getStyleClass().addAll("h-page", "done-page");
        root.getStylesheets().add(Objects.requireNonNull(DonePage.class.getResource("/dev/hearth/ui/run.css")).toExternalForm());
        root.setFitToWidth(true);
        root.setFocusTraversable(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        content.getStyleClass().addAll("h-page", "done-content");
        model.proofProperty().subscribe(this::show);
    }

    private void show(Optional<Proof> proof) {
        content.getChildren().setAll(proof.map(this::proof).orElseGet(() -> label(texts.get("done.none"), "h-muted")));
    }

    private Node proof(Proof proof) {
        Label title = label(texts.get(proof.ready() ? "done.ready" : "done.not-ready", Map.of("name", proof.spec().name())), "done-title");
        title.setId("done-title");
        title.setGraphic((proof.ready() ? Icon.OK : Icon.WARNING).picture(proof.ready() ? "h-done" : "h-warn", "done-sign"));
        VBox head = new VBox(2, title, label(model.took(proof), "h-muted"));

        GridPane columns = new GridPane();
        columns.setHgap(16);
        columns.setVgap(16);
        columns.getColumnConstraints().addAll(share(58), share(42));
        VBox right = new VBox(16);
        PlatformSpec platform = proof.spec().platform();
        if (platform != null && !proof.pages().links().isEmpty()) {
            right.getChildren().add(new PagesCard(proof, platform, texts, desktop));
        }
        password.ifPresent(PasswordCard::end);
        password = platform == null ? Optional.empty() : Optional.of(new PasswordCard(model.password(), proof.spec().name(), texts));
        password.ifPresent(right.getChildren()::add);
        right.getChildren().addAll(kubeconfig(proof), next(proof));
        columns.add(new VBox(16, new ProofCard(proof, texts, model.now()), members(proof)), 0, 0);
        columns.add(right, 1, 0);
        columns.add(new DiesCard(proof, model.quorum(proof), texts), 0, 1, 2, 1);
        return new VBox(12, head, columns);
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints share = new ColumnConstraints();
        share.setPercentWidth(percent);
        share.setFillWidth(true);
        return share;
    }

    private Region members(Proof proof) {
        follows.ifPresent(MembersCard::end);
        MembersCard card = new MembersCard("done", proof.members(), model.liveProperty(), texts);
        follows = Optional.of(card);
        return card;
    }

    private Region kubeconfig(Proof proof) {
        Label file = label("", "h-mono", "h-small");
        file.setId("done-file");
        file.textProperty().bind(model.fileProperty());
        Label context = label(texts.get("done.context", Map.of("context", proof.context())), "h-small");
        context.setId("done-context");
        VBox card = card("done.kubeconfig", Icon.KEY, new Command("done-server", proof.server(), texts), context, file);
        VBox merge = new VBox(8);
        merge.setId("done-merge");
        card.getChildren().add(merge);
        model.mergeProperty().subscribe(state -> {
            boolean mine = merge.getScene() != null && merge.lookupAll(".button").stream().anyMatch(Node::isFocused);
            merge.getChildren().setAll(merge(state));
            if (mine) {
                merge.lookupAll(".button").stream().findFirst().ifPresentOrElse(Node::requestFocus, this::focusFirst);
            }
        });
        return card;
    }

    private Node merge(Merge state) {
        return switch (state) {
            case UNKNOWN -> label(texts.get("done.merge.looking"), "h-muted", "h-small");
            case OFFERED -> button("done-merge-ask", "done.merge", Icon.ADD, model::ask);
            case ASKED -> {
                Button yes = button("done-merge-yes", "done.merge.yes", Icon.CHECK, model::merge);
                yes.getStyleClass().add("accent");
                Label question = label(model.question(), "h-small");
                question.setId("done-merge-question");
                yield new VBox(8, question, new HBox(8, yes, button("done-merge-no", "done.merge.no", Icon.BACK, model::decline)));
            }
            case RUNNING -> label(texts.get("done.merge.running"), "h-muted", "h-small");
            case DONE, FAILED -> {
                Label result = label(model.mergedProperty().get(), "h-small");
                result.setId("done-merged");
                result.setGraphic(state == Merge.DONE ? Icon.OK.picture("h-done") : Icon.ERROR.picture("h-failed"));
                yield result;
            }
        };
    }

    private Region next(Proof proof) {
        String kubectl = "kubectl --context " + proof.context() + " ";
        return card("done.next", Icon.NEXT, label(texts.get("done.next.look"), "h-small"), new Command("done-next-nodes", kubectl + "get nodes -o wide", texts),
                label(texts.get("done.next.pods"), "h-small"), new Command("done-next-pods", kubectl + "get pods -A", texts));
    }

    private Button button(String id, String key, Icon icon, Runnable action) {
        return Buttons.of(id, icon, texts.get(key), action);
    }

    private VBox card(String key, Icon icon, Node... parts) {
        Card card = new Card(icon, texts.get(key), parts);
        card.setSpacing(9);
        return card;
    }

    private static Label label(String text, String... classes) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(classes);
        return label;
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        return root;
    }

    @Override
    public void focusFirst() {
        root.requestFocus();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.text.HealthText;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.PageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the cluster is in a few sentences, how old that is, and what would let Hearth see more. */
final class ClusterHeader extends VBox {
    private final ClusterViewModel model;
    private final Consumer<PageId> go;
    private final Texts texts;
    private final Label headline = Words.line("", "h-title");
    private final Label age = Words.line("", "h-muted", "h-small");
    private final Label health = Words.of("", "h-small");
    private final VBox asked = new VBox(6);
    private final VBox refusal = new VBox();
    private final Button again;

    ClusterHeader(AftercareViewModel aftercare, Consumer<PageId> go) {
        this.model = aftercare.cluster();
        this.go = go;
        this.texts = model.texts();
        getStyleClass().addAll("h-card", "run-header");
        headline.setId("cluster-headline");
        headline.setMinWidth(0);
        health.setId("cluster-health");
        age.setId("cluster-age");
        age.setMinWidth(Region.USE_PREF_SIZE);
        asked.setId("cluster-asked");
        again = Buttons.of("cluster-look", Icon.RETRY, texts.get("cluster.look"), model::look);
        again.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(12, headline, Words.gap(), age, again);
        top.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(top, health, refusal, asked, new AftercareButtons(aftercare));
        model.healthProperty().subscribe(found -> tell());
        model.problems().subscribe(found -> tell());
        model.lookedAtProperty().subscribe(found -> tell());
        model.outlookProperty().subscribe(found -> tell());
        model.askedProperty().subscribe(this::ask);
    }

    void focusFirst() {
        again.requestFocus();
    }

    /** Once a second: the age grows without anything else that happens. */
    void tick() {
        String looks = texts.get("cluster.looking");
        age.setText(model.looks() ? looks : model.lookedAtProperty().getValue().map(at -> texts.get("cluster.looked", Map.of("age", Age.exact(at, model.now(), texts)))).orElse(""));
    }

    private void tell() {
        Optional<Health> found = model.healthProperty().getValue();
        Optional<ClusterSpec> spec = model.specProperty().getValue();
        Optional<Outlook> outlook = model.outlookProperty().getValue();
        String name = spec.map(ClusterSpec::name).orElse("");
        boolean planned = outlook.filter(Outlook::asPlanned).isPresent();
        boolean partly = !model.askedProperty().getValue().isEmpty();
        headline.setText(texts.get("cluster.headline", Map.of("name", name, "state", found.isEmpty() ? texts.get("cluster.state.unknown")
                : planned && partly && found.get().level(true) == Health.Level.HEALTHY ? texts.get("cluster.state.partly") : HealthText.level(found.get(), planned, texts))));
        headline.setGraphic(found.isEmpty() ? Icon.LOOKING.picture("h-running") : switch (found.get().level(planned)) {
            case HEALTHY -> Icon.OK.picture("h-done");
            case DEGRADED -> Icon.WARNING.picture("h-warn");
            case BROKEN -> Icon.ERROR.picture("h-failed");
        });
        List<String> lines = new ArrayList<>();
        spec.ifPresent(some -> found.ifPresent(health -> lines.addAll(HealthText.of(health, some, texts))));
        health.setText(String.join(" ", lines));
        show(health, !lines.isEmpty());
        refusal.getChildren().setAll(outlook.isPresent() ? List.of() : model.problems().getValue().stream().map(problem -> new ProblemRow(problem, texts)).toList());
        show(refusal, !refusal.getChildren().isEmpty());
        tick();
    }

    private void ask(List<Asked> all) {
        asked.getChildren().setAll(all.stream().map(this::row).toList());
        show(asked, !all.isEmpty());
        tell();
    }

    private Node row(Asked wanted) {
        Label text = Words.of(texts.get("cluster.asked." + wanted.page().id(), Map.of("nodes", String.join(", ", wanted.nodes()))), "h-small");
        HBox.setHgrow(text, Priority.ALWAYS);
        Button button = Buttons.of("cluster-asked-" + wanted.page().id(), Icon.KEY, texts.get("cluster.asked.go", Map.of("page", texts.get("page." + wanted.page().id() + ".title"))),
                () -> go.accept(wanted.page()), "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(10, Icon.INFO.picture("h-running"), text, Words.gap(), button);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static void show(Region part, boolean yes) {
        part.setVisible(yes);
        part.setManaged(yes);
    }
}

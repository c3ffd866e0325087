// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.port.DnsRehearsals.Rehearsed;
import dev.hearth.port.DnsRehearsals.Sight;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.ProblemRow;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.certificates.RehearsalViewModel.Phase;
import dev.hearth.ui.page.certificates.RehearsalViewModel.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Tries the credential: what each name server shows, and what came of it. */
final class RehearsalCard extends VBox {
    private final RehearsalViewModel model;
    private final Texts texts;
    private final InstantSource clock;
    private final Button run;
    private final Label age = Words.line("", "h-muted", "h-small");
    private final VBox result = new VBox(8);

    RehearsalCard(CertificatesViewModel page, Texts texts, InstantSource clock) {
        this.model = page.rehearsal();
        this.texts = texts;
        this.clock = clock;
        run = Buttons.of("rehearse", Icon.RUN, texts.get("rehearsal.run"), page::rehearseOrStop);
        age.setId("rehearsal-age");
        age.setMinWidth(USE_PREF_SIZE);
        result.setId("rehearsal-result");
        getChildren().add(new Card(Icon.VERIFYING, texts.get("rehearsal.title"), result).withTools(age, run));
        visibleProperty().bind(page.providerProperty().map(provider -> provider != Provider.PRIVATE_CA));
        managedProperty().bind(visibleProperty());
        model.stateProperty().addListener((all, was, is) -> show());
        page.certificatesProperty().addListener((all, was, is) -> show());
        page.field(CertificatesViewModel.CREDENTIAL).textProperty().addListener((all, was, is) -> show());
        show();
    }

    void focusFirst() {
        run.requestFocus();
    }

    /** How long ago it was, now. */
    void tick() {
        age.setText(model.stateProperty().get().at().map(at -> texts.get("rehearsal.age", Map.of("age", Age.of(at, clock.instant(), texts)))).orElse(""));
    }

    private void show() {
        State state = model.stateProperty().get();
        boolean running = state.phase() == Phase.RUNNING;
        run.setText(texts.get(running ? "rehearsal.stop" : state.phase() == Phase.NOT_RUN ? "rehearsal.run" : "rehearsal.again"));
        run.setGraphic((running ? Icon.CANCELLED : state.phase() == Phase.NOT_RUN ? Icon.RUN : Icon.RETRY).picture());
        result.getChildren().clear();
        switch (state.phase()) {
            case NOT_RUN -> say(Icon.NOT_CHECKED, "h-muted", texts.get("rehearsal.not-run"));
            case RUNNING -> say(Icon.RUNNING, "h-running", texts.get(state.sights().isEmpty() ? "rehearsal.asking" : "rehearsal.running",
                    Map.of("seconds", String.valueOf(state.after().toSeconds()))));
            case SEEN -> say(model.current() ? Icon.OK : Icon.STALE, model.current() ? "h-done" : "h-warn",
                    texts.get(model.current() ? "rehearsal.seen" : "rehearsal.stale"));
            case FAILED -> say(model.current() ? Icon.ERROR : Icon.STALE, model.current() ? "h-failed" : "h-warn",
                    texts.get(model.current() ? "rehearsal.failed" : "rehearsal.stale"));
        }
        state.sights().forEach(sight -> result.getChildren().add(row(sight, running)));
        state.rehearsed().ifPresent(this::facts);
        state.problem().ifPresent(problem -> result.getChildren().add(new ProblemRow(problem, texts)));
        state.problem().filter(problem -> !problem.detail().isBlank())
                .ifPresent(problem -> result.getChildren().add(Words.of(problem.detail(), "h-mono", "h-small", "h-muted")));
        tick();
    }

    private void facts(Rehearsed rehearsed) {
        result.getChildren().add(Words.of(texts.get("rehearsal.zone", Map.of("zone", rehearsed.zone().name())), "h-small", "h-muted"));
        if (rehearsed.leftovers() > 0) {
            result.getChildren().add(Words.of(texts.get("rehearsal.leftovers", Map.of("count", String.valueOf(rehearsed.leftovers()))), "h-small", "h-muted"));
        }
        Optional.ofNullable(rehearsed.split()).ifPresent(problem -> result.getChildren().add(new ProblemRow(problem, texts)));
    }

    private void say(Icon icon, String style, String text) {
        result.getChildren().add(new Fact(icon, style, text, style));
    }

    private Node row(Sight sight, boolean running) {
        Duration after = sight.after();
        String word = after != null ? texts.get("rehearsal.after", Map.of("seconds", String.format(Locale.ROOT, "%.1f", after.toMillis() / 1000.0)))
                : texts.get(running ? "rehearsal.pending" : "rehearsal.unseen");
        String style = after != null ? "h-done" : running ? "h-waiting" : "h-failed";
        HBox row = new HBox(10, (after != null ? Icon.OK : running ? Icon.PENDING : Icon.ERROR).picture(style),
                Words.line(sight.server().name(), "h-mono", "h-small"), Words.line(sight.server().address().toString(), "h-mono", "h-small", "h-muted"),
                Words.gap(), Words.line(word, "h-small", style));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.ChoiceRow;
import dev.hearth.ui.component.Columns;
import dev.hearth.ui.component.PageScroll;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageLogic;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is built and under which names at the left; how to get a credential and a rehearsal of it at the right. */
public final class CertificatesPage implements Page {
    /** Form and guide side by side, in pixels. */
    private static final double BOTH = 930;

    private final CertificatesViewModel model;
    private final NamesCard names;
    private final ServicesCard services;
    private final RehearsalCard rehearsal;
    private final ChoiceRow scope;
    private final Region view;

    public CertificatesPage(CertificatesViewModel model, Texts texts, InstantSource clock, Desktop desktop) {
        this.model = model;
        scope = new ChoiceRow(model.field("scope"), "scope", texts, "platform", "control-plane");
        Label what = Words.of("", "h-muted", "h-small");
        what.textProperty().bind(model.platformProperty().map(all -> texts.get(all ? "scope.platform.what" : "scope.control-plane.what")));
        Card whole = new Card(Icon.CLUSTER, texts.get("scope.title"), scope, what);
        whole.setSpacing(8);
        names = new NamesCard(model, texts);
        services = new ServicesCard(model.services(), texts);
        rehearsal = new RehearsalCard(model, texts, clock);
        VBox left = new VBox(16, whole, names, services);
        GuideCard guide = new GuideCard(model, texts, desktop);
        VBox right = new VBox(16, guide, rehearsal);
        left.setPrefWidth(560);
        left.setMinWidth(520);
        right.setPrefWidth(440);
        right.setMinWidth(360);
        HBox.setHgrow(right, Priority.ALWAYS);
        // Greyed, not gone: what was entered is kept.
        for (Node part : List.of(names, services, right)) {
            part.disableProperty().bind(model.platformProperty().map(all -> !all));
        }
        view = PageScroll.around(new Columns(left, right, BOTH));
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.rehearsal().stop()) {
                event.consume();
            }
        });
    }

    @Override
    public PageLogic logic() {
        return model;
    }

    @Override
    public Node view() {
        rehearsal.tick();
        return view;
    }

    @Override
    public void focus(Field field) {
        if (field.path().equals(RehearsalFields.REHEARSAL)) {
            rehearsal.focusFirst();
        } else if (!names.focus(field) && !services.focus(field)) {
            focusFirst();
        }
    }

    /** On what is chosen now. */
    @Override
    public void focusFirst() {
        scope.lookupAll(".toggle-button").stream().filter(pill -> pill instanceof ToggleButton button && button.isSelected()).findFirst()
                .ifPresent(Node::requestFocus);
    }
}

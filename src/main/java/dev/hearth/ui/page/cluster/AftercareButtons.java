// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.ui.Errand;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.fx.Icon;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;

/** What can be done to the cluster; each asks back first. What is done once in a while is in a menu. */
final class AftercareButtons extends FlowPane {
    private static final List<Errand> OFTEN = List.of(Errand.REPAIR, Errand.UPGRADE, Errand.GROWTH, Errand.REMOVAL, Errand.SNAPSHOT);
    private static final List<Errand> RARE = List.of(Errand.DRILL, Errand.KIT_CHECK, Errand.UNINSTALL);

    private final AftercareViewModel model;

    AftercareButtons(AftercareViewModel model) {
        super(8, 6);
        this.model = model;
        ObservableValue<Boolean> without = model.cluster().specProperty().map(spec -> spec.isEmpty());
        for (Errand errand : OFTEN) {
            Button button = Buttons.of("cluster-" + errand.id(), AftercareDialog.icon(errand), word(errand), () -> model.ask(errand), "small");
            button.disableProperty().bind(errand == Errand.REPAIR ? model.cluster().dryProperty().map(dry -> dry.count() == 0) : without);
            if (errand == Errand.UPGRADE) {
                button.visibleProperty().bind(model.patchProperty().map(patch -> patch.isPresent()));
                button.managedProperty().bind(button.visibleProperty());
            }
            getChildren().add(button);
        }
        MenuButton more = new MenuButton(model.texts().get("cluster.more"), Icon.MORE.picture());
        more.setId("cluster-more");
        more.setMnemonicParsing(true);
        more.setAccessibleText(more.getText().replace("_", ""));
        more.getStyleClass().add("small");
        more.disableProperty().bind(without);
        RARE.forEach(errand -> more.getItems().add(item(errand)));
        getChildren().add(more);
    }

    private MenuItem item(Errand errand) {
        MenuItem item = new MenuItem(word(errand), AftercareDialog.icon(errand).picture());
        item.setId("cluster-" + errand.id());
        item.setMnemonicParsing(true);
        item.setOnAction(event -> model.ask(errand));
        return item;
    }

    private String word(Errand errand) {
        return model.texts().get("aftercare." + errand.id());
    }
}

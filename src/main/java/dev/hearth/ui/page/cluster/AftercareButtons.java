// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.ui.Errand;
import dev.hearth.ui.component.Buttons;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** What can be done to the cluster; each asks back first. */
final class AftercareButtons extends FlowPane {
    private static final List<Errand> ALL = List.of(Errand.REPAIR, Errand.GROWTH, Errand.REMOVAL, Errand.DRILL, Errand.KIT_CHECK, Errand.UNINSTALL);

    AftercareButtons(AftercareViewModel model) {
        super(8, 6);
        for (Errand errand : ALL) {
            Button button = Buttons.of("cluster-" + errand.id(), AftercareDialog.icon(errand), model.texts().get("aftercare." + errand.id()), () -> model.ask(errand), "small");
            if (errand == Errand.REPAIR) {
                button.disableProperty().bind(model.cluster().dryProperty().map(dry -> dry.count() == 0));
            } else {
                button.disableProperty().bind(model.cluster().specProperty().map(spec -> spec.isEmpty()));
            }
            getChildren().add(button);
        }
    }
}

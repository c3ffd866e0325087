// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Lan;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A canvas keeps what was drawn; in another theme it has to be drawn anew. */
@ExtendWith(HeadlessToolkit.class)
class SubnetMapThemeTest {
    @Test
    void theMapTakesTheColoursOfTheThemeThatIsSwitchedTo() {
        SubnetMap map = new SubnetMap(new PlainWords());
        Stage stage = Ui.get(() -> {
            map.show(Optional.of(Claims.of(new Lan(Cidr.of("192.168.5.0/24"), null, List.of(), null, null, new TreeMap<>()))), Set.of());
            Stage shown = new Stage();
            shown.setScene(new Scene(new StackPane(map), 480, 480));
            Theme.LIGHT.applyTo(shown.getScene());
            shown.show();
            return shown;
        });
        Color light = middle(stage, Theme.LIGHT);
        assertNotEquals(light, middle(stage, Theme.DARK));
        assertEquals(light, middle(stage, Theme.LIGHT));
        assertTrue(Ui.get(() -> {
            stage.getScene().getRoot().layout();
            stage.getScene().getRoot().getStyleClass().add("hearth-dark");
            stage.getScene().getRoot().applyCss();
            return map.isNeedsLayout();
        }), "colours that come after the layout are drawn too");
        Ui.run(stage::close);
    }

    /** Of a cell that nobody has. */
    private static Color middle(Stage stage, Theme theme) {
        Ui.run(() -> theme.applyTo(stage.getScene()));
        Screenshots.settle(stage);
        return Ui.get(() -> stage.getScene().snapshot(null).getPixelReader().getColor(250, 250));
    }
}

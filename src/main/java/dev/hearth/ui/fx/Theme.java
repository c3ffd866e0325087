// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** How Hearth looks: AtlantaFX Primer, and our own colours and classes on top of it. */
public enum Theme {
    LIGHT,
    DARK;

    private static final String DARK_CLASS = "hearth-dark";
    private static final String ROOT_CLASS = "hearth";

    public static Theme ofSystem() {
        return UiThread.systemIsDark() ? DARK : LIGHT;
    }

    /** The one that a scene wears. */
    public static Theme of(Scene scene) {
        return scene.getRoot().getStyleClass().contains(DARK_CLASS) ? DARK : LIGHT;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Dresses a scene; the base theme is the toolkit's and so the same for all scenes. On the window's thread. */
    public void applyTo(Scene scene) {
        Fonts.load();
        String base = this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        String own = Objects.requireNonNull(Theme.class.getResource("/dev/hearth/ui/hearth.css")).toExternalForm();
        if (!scene.getStylesheets().contains(own)) {
            scene.getStylesheets().add(own);
        }
        var classes = scene.getRoot().getStyleClass();
        classes.removeAll(ROOT_CLASS, DARK_CLASS);
        classes.add(ROOT_CLASS);
        if (this == DARK) {
            classes.add(DARK_CLASS);
        }
    }
}

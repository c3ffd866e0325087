// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** The one class that knows {@link Platform}: whoever jumps threads does it here. */
public final class UiThread {
    private UiThread() {}

    /** Runs at once on the window's thread, else as soon as that thread comes to it. */
    public static Executor executor() {
        return task -> {
            if (Platform.isFxApplicationThread()) {
                task.run();
            } else {
                Platform.runLater(task);
            }
        };
    }

    /** Runs after all that the window's thread already has before it. */
    public static void later(Runnable task) {
        Platform.runLater(task);
    }

    public static boolean here() {
        return Platform.isFxApplicationThread();
    }

    /** Ends the toolkit; windows close. */
    public static void exit() {
        Platform.exit();
    }

    /** Whether the desktop is set to dark. */
    public static boolean systemIsDark() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    /** Tells of the desktop being switched between light and dark, for as long as the toolkit runs. */
    public static void whenSystemDarkChanges(Consumer<Boolean> listener) {
        Platform.getPreferences().colorSchemeProperty().addListener((all, was, is) -> listener.accept(is == ColorScheme.DARK));
    }
}

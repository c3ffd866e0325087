// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.domain.problem.Problem;
import dev.hearth.port.DesktopSession;
import dev.hearth.port.PreferencesStore;
import dev.hearth.ui.Workbench;
import java.util.function.Consumer;

/** Makes what stands behind the window; quick, and asked once for each. */
public interface Workbenches {
    Workbench real();

    Workbench practice();

    PreferencesStore preferences();

    /** What the desktop does while nobody looks. */
    default DesktopSession desktop() {
        return DesktopSession.none();
    }

    /** @param told hears of each fault of Hearth itself, on the thread where it happened */
    default void onFault(Consumer<Problem> told) {}
}

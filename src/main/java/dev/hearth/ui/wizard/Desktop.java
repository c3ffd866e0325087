// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.port.DesktopSession.Awake;
import java.nio.file.Path;
import java.util.Optional;

/** What the desktop around the window does for pages: its browser and its file dialogs, which no headless toolkit has. */
public interface Desktop {
    /** Opens an address in the user's browser. */
    void browse(String url);

    /** Opens a folder where the user looks at files. */
    void show(Path folder);

    /** Keeps the computer awake; in the background, as it may take a second. Empty where nothing can. */
    Optional<Awake> stayAwake(String why);

    /** Tells a user who looks elsewhere; in the background. */
    void announce(String title, String text);

    /** Asks for a file that is there. */
    Optional<Path> open(String title);

    /** Asks for a folder. */
    Optional<Path> folder(String title);

    /** Asks where to save; a file that is there is confirmed by the dialog. */
    Optional<Path> save(String title, String name);
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.port.DesktopSession;
import dev.hearth.port.DesktopSession.Awake;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.wizard.Desktop;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The desktop that this window is on. */
record OwnDesktop(HostServices services, Stage owner, DesktopSession session) implements Desktop {
    @Override
    public void browse(String url) {
        services.showDocument(url);
    }

    @Override
    public void show(Path folder) {
        services.showDocument(folder.toUri().toString());
    }

    @Override
    public Optional<Awake> stayAwake(String why) {
        return session.stayAwake(why);
    }

    @Override
    public void announce(String title, String text) {
        if (!owner.isFocused() && !session.announce(title, text)) {
            UiThread.later(owner::toFront);
        }
    }

    @Override
    public Optional<Path> open(String title) {
        return Optional.ofNullable(files(title).showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String title, String name) {
        FileChooser chooser = files(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser files(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }
}

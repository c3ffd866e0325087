// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks with the desktop's own dialog; the headless toolkit has none, so tests bring their own {@link ReportFile}. */
public final class ReportChooser implements ReportFile {
    private final Supplier<Window> owner;

    public ReportChooser(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> save(String name, String text) throws IOException {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        Optional<Path> file = Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
        if (file.isPresent()) {
            Files.writeString(file.get(), text);
        }
        return file;
    }
}

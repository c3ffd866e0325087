// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.port.UserFile;
import dev.hearth.ui.wizard.Inquiry;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** The plan as files of the user's own: as a plan file, and as a script that builds the cluster without Hearth. */
public final class ExportViewModel {
    /** As the desktop knows plan files: they open in Hearth (installers' MIME type). */
    static final String PLAN = ".hearth.yaml";
    static final String SCRIPT = ".sh";
    private final PageContext context;
    private final Inquiry<Path> writing;

    public ExportViewModel(PageContext context) {
        this.context = context;
        this.writing = new Inquiry<>(context.background(), context.ui());
    }

    /** The file that was written last, or why it was not. */
    ObservableValue<Inquiry.State<Path>> stateProperty() {
        return writing.stateProperty();
    }

    /** Whether there is a plan that a script can be made of: one in which nothing blocks. */
    ObservableValue<Boolean> possible() {
        return context.draft().checkedProperty().map(checked -> checked.spec() != null);
    }

    /** What a file would be called, with its ending. */
    String name(String ending) {
        String name = context.draft().get().name().strip();
        return (name.isEmpty() ? "cluster" : name) + ending;
    }

    void savePlan(Path file) {
        ClusterDraft draft = context.draft().get();
        writing.ask(() -> {
            context.bench().planFiles().write(draft, file);
            return file;
        });
    }

    /** Nothing happens while a problem blocks. */
    void saveScript(Path file) {
        Optional<ClusterSpec> spec = context.draft().spec();
        if (spec.isPresent()) {
            writing.ask(() -> {
                UserFile.program(file, context.bench().operations().script(spec.get()));
                return file;
            });
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.port.AtomicFile;
import dev.hearth.text.Texts;
import dev.hearth.ui.wizard.Desktop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The report of a run, read before it is saved: what is shown is what the file will hold, word for word. On the window's thread. */
public final class Reporting {
    private final RunViewModel model;
    private final Desktop desktop;
    private final Executor ui;
    private final Executor background;
    private final ObjectProperty<Optional<RunReport>> review = new SimpleObjectProperty<>(Optional.empty());

    /** @param ui runs on the window's thread */
    public Reporting(RunViewModel model, Desktop desktop, Executor ui, Executor background) {
        this.model = model;
        this.desktop = desktop;
        this.ui = ui;
        this.background = background;
    }

    /** What the user reads now. */
    ObservableValue<Optional<RunReport>> reviewProperty() {
        return review;
    }

    void review() {
        review.set(model.report());
    }

    void cancel() {
        review.set(Optional.empty());
    }

    /** Saves what was read, when the user says where. */
    void save() {
        review.get().ifPresent(report -> desktop.save(texts().get("run.report.title"), report.name()).ifPresent(file -> {
            cancel();
            background.execute(() -> {
                String said = written(report, file);
                ui.execute(() -> model.noticeProperty().set(said));
            });
        }));
    }

    private String written(RunReport report, Path file) {
        try {
            AtomicFile.replace(file, report.text().getBytes(StandardCharsets.UTF_8));
            return texts().get("run.report.saved", Map.of("path", file.toString()));
        } catch (IOException e) {
            return texts().get("run.report.failed", Map.of("detail", Objects.requireNonNullElse(e.getMessage(), e.toString())));
        }
    }

    Texts texts() {
        return model.words().texts();
    }
}

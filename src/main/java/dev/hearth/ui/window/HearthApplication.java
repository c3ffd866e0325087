// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.page.run.FrameRelay;
import dev.hearth.ui.page.welcome.FilePicker;
import java.io.File;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window. {@link #open} is called once, by the composition root. */
public final class HearthApplication extends Application {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double SMALLEST_WIDTH = 1024;
    private static final double SMALLEST_HEIGHT = 700;

    private static volatile @Nullable Workbenches benches;
    private static final long CLOSING_SECONDS = 30;

    private static volatile Consumer<HearthWindow> first = window -> {};
    private static volatile Runnable end = () -> {};

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("later").factory());
    private @Nullable HearthWindow window;

    /**
     * Opens the window and returns when it is closed.
     *
     * @param begin what is done first, on the window's thread
     * @throws ProblemException NO_DISPLAY
     */
    public static void open(Workbenches factory, Consumer<HearthWindow> begin) throws ProblemException {
        benches = factory;
        first = begin;
        Pipeline.choose();
        try {
            Application.launch(HearthApplication.class);
        } catch (RuntimeException | LinkageError e) {
            throw NoWindow.because(e);
        }
        end.run();
    }

    @Override
    public void start(Stage stage) {
        Workbenches factory = Objects.requireNonNull(benches, "open() sets it");
        Texts texts = Texts.in(Locale.getDefault());
        Surroundings around = new Surroundings(texts, UiThread.executor(), background, new Delays(later), InstantSource.system(),
                picker(stage, texts), new FrameRelay(), new OwnDesktop(getHostServices(), stage, factory.desktop()));
        HearthWindow opened = new HearthWindow(factory, around, Theme.ofSystem(), WIDTH, HEIGHT);
        window = opened;
        UiThread.whenSystemDarkChanges(dark -> opened.system(dark ? Theme.DARK : Theme.LIGHT));
        factory.onFault(fault -> UiThread.later(() -> opened.told(fault)));
        stage.setTitle(texts.get("app.name"));
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setOnCloseRequest(event -> {
            if (!opened.mayClose(stage, stage::close)) {
                event.consume();
            }
        });
        stage.setScene(opened.scene());
        Frames.measure(opened.scene());
        stage.show();
        first.accept(opened);
    }

    /** The window is gone; what it leaves to be saved is waited for by whoever opened it, not by the toolkit. */
    @Override
    public void stop() {
        later.shutdownNow();
        CompletableFuture<Void> closed = window == null ? CompletableFuture.completedFuture(null) : window.close();
        end = () -> {
            closed.orTimeout(CLOSING_SECONDS, TimeUnit.SECONDS).join();
            background.shutdownNow();
        };
    }

    private static FilePicker picker(Stage stage, Texts texts) {
        return () -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(texts.get("welcome.open.file").replace("_", ""));
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(texts.get("welcome.open.kind"), "*.yaml", "*.yml"));
            return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
        };
    }
}

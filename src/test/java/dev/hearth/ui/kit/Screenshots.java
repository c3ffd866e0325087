// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.ui.fx.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** Pictures of scenes as {@code screenshots/NAME-light.png} and {@code NAME-dark.png}. */
public final class Screenshots {
    /** The size that pages are designed for, in pixels. */
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 800;

    private static final Path FOLDER = Path.of("screenshots");

    private Screenshots() {}

    /** In both themes at 1280x800. */
    public static void take(String name, Supplier<? extends Parent> root) {
        take(name, root, WIDTH, HEIGHT, scene -> {});
    }

    /** @param prepare brings the shown scene into the wanted state, on the window's thread */
    public static void take(String name, Supplier<? extends Parent> root, int width, int height, Consumer<Scene> prepare) {
        for (Theme theme : Theme.values()) {
            Stage stage = Ui.get(() -> show(theme, root.get(), width, height));
            Ui.run(() -> prepare.accept(stage.getScene()));
            settle(stage);
            write(stage.getScene(), name, theme);
            Ui.run(stage::close);
        }
    }

    /** Of a scene that is shown already. */
    public static void write(Scene scene, String name, Theme theme) {
        WritableImage image = Ui.get(() -> scene.snapshot(null));
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
            if (!ImageIO.write(buffered(image), "png", file.toFile())) {
                throw new IOException("no writer for PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows a scene in a theme; the toolkit's screen bears no more than 1280x800. */
    public static Stage show(Theme theme, Parent root, int width, int height) {
        Scene scene = new Scene(root, width, height);
        theme.applyTo(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /** Style and layout that a change asked for are done, and so is what they asked for in turn. */
    public static void settle(Window stage) {
        for (int i = 0; i < 3; i++) {
            Ui.run(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            });
        }
    }

    private static BufferedImage buffered(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        result.setRGB(0, 0, width, height, pixels, 0, width);
        return result;
    }
}

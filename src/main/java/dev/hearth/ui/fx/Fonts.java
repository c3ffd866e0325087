// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The fonts that Hearth brings along, so that it looks the same everywhere. */
public final class Fonts {
    /** Family of texts; JavaFX knows its other weights as "Inter Medium", "Inter Semi Bold" and "Inter" bold. */
    public static final String TEXT = "Inter";
    /** Family of addresses, paths and commands. */
    public static final String MONO = "JetBrains Mono";

    private static final List<String> FAMILIES = List.of(TEXT, "Inter Medium", "Inter Semi Bold", MONO);
    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /** Families that the toolkit does not have although they were loaded; on the window's thread or before it. */
    public static List<String> missing() {
        load();
        return FAMILIES.stream().filter(family -> !known(family)).toList();
    }

    /** The list of families is made once and names no font that was loaded afterwards; asked for by name, it is found. */
    private static boolean known(String family) {
        return Font.font(family, 12).getFamily().equals(family);
    }

    /** Makes them known to the toolkit; more than once does no harm. */
    public static void load() {
        if (FAMILIES.stream().allMatch(Fonts::known)) {
            return;
        }
        for (String file : FILES) {
            try (InputStream in = Objects.requireNonNull(Fonts.class.getResourceAsStream("/dev/hearth/ui/font/" + file), file)) {
                Objects.requireNonNull(Font.loadFont(in, 0), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

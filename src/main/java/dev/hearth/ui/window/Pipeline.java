// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the toolkit draws. Where Linux has no graphics card, it would load Mesa and its compiler (50 MB) to find that out, and draw by itself
 * in the end.
 */
final class Pipeline {
    private static final String ORDER = "prism.order";

    private Pipeline() {}

    /** Before the toolkit starts. Who has chosen already keeps their choice. */
    static void choose() {
        if (System.getProperty(ORDER) == null && System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux") && !card(Path.of("/dev"))) {
            System.setProperty(ORDER, "sw");
        }
    }

    /** Direct rendering by the kernel, or NVIDIA's own way. */
    static boolean card(Path devices) {
        return Stream.of("dri", "nvidia0").anyMatch(name -> Files.exists(devices.resolve(name)));
    }
}

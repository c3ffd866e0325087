// SPDX-License-Identifier: Apache-2.0
package dev.hearth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sizes that keep the code readable: no class over 400 lines, the median 60 or fewer; every package says what it is for. */
class SizeTest {
    private static final Path MAIN = Path.of("src/main/java");

    @Test
    void noClassIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Path file : sources(Path.of("src"))) {
            int lines = Files.readAllLines(file).size();
            if (file.startsWith(MAIN)) {
                sizes.add(lines);
            }
            if (lines > 400) {
                tooLong.add(file + ": " + lines);
            }
        }
        assertEquals(List.of(), tooLong);
        sizes.sort(null);
        assertTrue(sizes.get(sizes.size() / 2) <= 60, "the median is " + sizes.get(sizes.size() / 2) + " lines");
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<Path> silent = sources().stream().map(Path::getParent).distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void everySourceNamesItsLicence() throws IOException {
        List<Path> without = new ArrayList<>();
        for (Path file : sources()) {
            if (!Files.readString(file).startsWith("// SPDX-License-Identifier: Apache-2.0\n")) {
                without.add(file);
            }
        }
        assertEquals(List.of(), without);
    }

    private static List<Path> sources() throws IOException {
        return sources(MAIN);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}

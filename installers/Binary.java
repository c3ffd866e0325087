// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/** Turns all style sheets below a folder into the toolkit's binary form, in their place. */
final class Binary {
    private Binary() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> sheets;
        try (Stream<Path> all = Files.walk(Path.of(arguments[0]))) {
            sheets = all.filter(file -> file.toString().endsWith(".css")).toList();
        }
        for (Path sheet : sheets) {
            Stylesheet.convertToBinary(sheet.toFile(), Path.of(sheet.toString().replaceFirst("css$", "bss")).toFile());
            Files.delete(sheet);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, as somebody types it. */
class CommandFaultTest {
    @Test
    void peopleAreToldWhatHappenedAndNotWhere(@TempDir Path home) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder command = new ProcessBuilder(java.toString(), "-Djava.io.tmpdir=" + home.resolve("gone"), "-Duser.home=" + home, "-Duser.language=en",
                "-cp", System.getProperty("java.class.path"), "dev.hearth.Launcher", "practice", "--headless");
        command.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        File said = home.resolve("said.txt").toFile();
        int exit = command.redirectErrorStream(true).redirectOutput(said).start().waitFor();
        String text = Files.readString(said.toPath());
        assertEquals(1, exit, text);
        assertTrue(text.contains("Something went wrong inside of Hearth"), text);
        assertFalse(text.contains("\tat "), text);
        try (Stream<Path> reports = Files.list(home.resolve(".local/state/hearth/faults"))) {
            assertTrue(Files.readString(reports.findFirst().orElseThrow()).contains("PracticeWorkbench.begin"));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the disk when a write does not come to its end. The writer is a process of its own, because it dies. */
class AtomicFileTest {
    @TempDir
    Path folder;

    /** The process that dies: {@code kill} between writing and moving, {@code fill} on a disk that takes 1 KiB. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            byte[] content = "new\n".repeat(Integer.parseInt(arguments[1])).getBytes(StandardCharsets.UTF_8);
            try {
                AtomicFile.replace(Path.of(arguments[2]), content, temporary -> {
                    if (arguments[0].equals("kill")) {
                        Runtime.getRuntime().halt(137);
                    }
                });
            } catch (IOException e) {
                System.exit(74);
            }
        }
    }

    @Test
    void aKillBeforeTheMoveLeavesTheOldFile() throws Exception {
        Path file = Files.writeString(folder.resolve("draft.yaml"), "old\n");
        assertEquals(137, write("", "kill", 10, file));
        assertEquals("old\n", Files.readString(file));
        assertEquals(2, entries().size(), "the old file and the half made one");
        for (Path left : entries()) {
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        assertEquals(0, write("", "finish", 10, file));
        assertEquals("new\n".repeat(10), Files.readString(file));
        assertEquals(List.of(file), entries(), "what was left behind is gone");
    }

    @Test
    void aDiskThatTakesNoMoreLeavesTheOldFile() throws Exception {
        Path file = Files.writeString(folder.resolve("draft.yaml"), "old\n");
        assertEquals(74, write("ulimit -f 1 && ", "fill", 100_000, file));
        assertEquals("old\n", Files.readString(file));
        assertEquals(List.of(file), entries());
    }

    @Test
    void followsALink() throws Exception {
        Path real = Files.writeString(Files.createDirectory(folder.resolve("dotfiles")).resolve("config"), "old\n");
        Path link = Files.createSymbolicLink(folder.resolve("config"), real);
        AtomicFile.replace(link, "new\n".getBytes(StandardCharsets.UTF_8));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new\n", Files.readString(real));
    }

    @Test
    void isNoFolder() {
        assertThrows(IOException.class, () -> AtomicFile.replace(folder, new byte[] {1}));
        assertThrows(IOException.class, () -> AtomicFile.replace(Path.of("/"), new byte[] {1}));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static int write(String limit, String mode, int lines, Path file) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", limit + "exec \"$0\" -XX:-UsePerfData -XX:TieredStopAtLevel=1 -cp \"$1\" \"$2\" \"$3\" \"$4\" \"$5\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), System.getProperty("java.class.path"),
                Writer.class.getName(), mode, String.valueOf(lines), file.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.port.DesktopSession.Awake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandDesktopTest {
    @TempDir Path folder;

    /** @param awake in the place of the system's commands; {@code announce} likewise */
    private record Played(List<List<String>> awake, List<List<String>> announce) implements SystemCommands {
        @Override
        public List<List<String>> awake(String why, long process) {
            return awake;
        }

        @Override
        public List<List<String>> announce(String title, String text) {
            return announce;
        }
    }

    private static CommandDesktop desktop(List<List<String>> awake, List<List<String>> announce) {
        return new CommandDesktop(new Played(awake, announce));
    }

    private ProcessHandle guard() {
        return ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("").contains(folder.toString())).findFirst().orElseThrow();
    }

    @Test
    void whatIsMissingOrRefusesIsPassedOverAndTheGuardEndsWhenItIsClosed() throws Exception {
        CommandDesktop desktop = desktop(List.of(List.of("no-such-command"), List.of("false"), List.of("tail", "-f", "/dev/null", folder + "/none")), List.of());
        Awake awake = desktop.stayAwake("a run").orElseThrow();
        ProcessHandle guard = guard();
        assertTrue(guard.isAlive());
        awake.close();
        guard.onExit().get(10, TimeUnit.SECONDS);
        assertFalse(guard.isAlive());
    }

    @Test
    void aGuardThatReadsEndsWithItsInput() throws Exception {
        Path script = Files.writeString(folder.resolve("guard.sh"), "cat\necho over > " + folder.resolve("over"));
        Process process = new ProcessBuilder("sh", script.toString()).start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "so it does not outlive a Hearth that was killed");
        for (List<String> command : new SystemCommands.Linux().awake("a run", 1)) {
            assertEquals("cat", command.getLast());
        }
    }

    @Test
    void withoutAnyCommandItIsQuiet() {
        CommandDesktop desktop = desktop(List.of(List.of("no-such-command")), List.of(List.of("no-such-command"), List.of("false")));
        assertTrue(desktop.stayAwake("a run").isEmpty());
        assertFalse(desktop.announce("home", "ready"));
    }

    @Test
    void theFirstThatCanTellsTheUser() throws IOException {
        Path told = folder.resolve("told");
        CommandDesktop desktop = desktop(List.of(), List.of(List.of("false"), List.of("touch", told.toString()), List.of("touch", told + "-twice")));
        assertTrue(desktop.announce("home", "ready"));
        assertTrue(Files.exists(told));
        assertFalse(Files.exists(Path.of(told + "-twice")));
    }

    @Test
    void namesAreArgumentsAndNoScript() {
        String name = "a\"; do shell script \"x";
        for (String os : List.of("Linux", "Mac OS X")) {
            for (List<String> command : SystemCommands.of(os).announce(name, "text")) {
                assertEquals(1, command.stream().filter(word -> word.contains("do shell")).count());
                assertTrue(command.contains(name) || command.contains("\"a\\\"; do shell script \\\"x\""), command.toString());
            }
        }
        assertTrue(SystemCommands.of("Windows 11").announce(name, "text").isEmpty());
    }
}

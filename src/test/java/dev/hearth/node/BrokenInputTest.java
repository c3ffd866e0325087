// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.secret.Secret;
import dev.hearth.port.RemoteCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Hearth leaves that is killed while it sends: its scripts run here, by this machine's sh, with an input that ends too early. */
class BrokenInputTest {
    private static final RunLock LOCK = new RunLock("run-1", "me@desk", "desk-1", 42, Instant.EPOCH);
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.lock");
    }

    @Test
    void aLockIsThereWholeOrNotAtAll() throws Exception {
        RemoteCommand take = LockCommands.take(file.toString(), LOCK);
        byte[] all = Objects.requireNonNull(take.input()).reveal();
        for (int sent : List.of(0, 1, all.length / 2, all.length - 1)) {
            assertNotEquals(0, run(take, Arrays.copyOf(all, sent)));
            assertFalse(Files.exists(file), sent + " of " + all.length + " bytes");
        }
        assertEquals(0, run(take, all));
        assertEquals(LOCK.text(), Files.readString(file));
        assertEquals(LockCommands.TAKEN, run(LockCommands.take(file.toString(), LOCK), all));
        assertTrue(onlyTheFile());
    }

    @Test
    void aFileThatIsCutLeavesTheOldOne() throws Exception {
        Files.writeString(file, "before");
        RemoteCommand write = NodeCommands.writeFile(file.toString(), "0600", Secret.of("node-ip: \"192.168.5.11\"\n"));
        byte[] all = Objects.requireNonNull(write.input()).reveal();
        for (int sent : List.of(0, all.length - 1)) {
            assertNotEquals(0, run(write, Arrays.copyOf(all, sent)));
            assertEquals("before", Files.readString(file));
        }
        assertEquals(0, run(write, all));
        assertEquals("node-ip: \"192.168.5.11\"\n", Files.readString(file));
        assertTrue(onlyTheFile());
    }

    private boolean onlyTheFile() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList().equals(List.of(file));
        }
    }

    private static int run(RemoteCommand command, byte[] input) throws IOException, InterruptedException {
        Process sh = new ProcessBuilder(command.words()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = sh.getOutputStream()) {
            in.write(input);
        }
        return sh.waitFor();
    }
}

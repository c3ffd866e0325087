// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that looks for snapshots, in this machine's own shell. */
@EnabledOnOs(OS.LINUX)
class SnapshotScriptTest {
    @TempDir
    Path folder;

    private List<Snapshot> list(Path where) throws Exception {
        List<String> words = new ArrayList<>(SnapshotCommands.list().words());
        words.set(words.size() - 1, where.toString());
        Process shell = new ProcessBuilder(words).start();
        return SnapshotFiles.parse("node1", new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void filesAreSnapshotsAndHalfWrittenOnesAndFoldersAreNot() throws Exception {
        Instant made = Instant.parse("2026-11-22T12:00:04Z");
        Files.setLastModifiedTime(Files.writeString(folder.resolve("etcd-snapshot-node1-1795348804"), "12345"), FileTime.from(made));
        Files.writeString(folder.resolve("on-demand-node1-1.part"), "1");
        Files.writeString(folder.resolve("my own copy"), "1");
        Files.createDirectory(folder.resolve("old"));
        assertEquals(List.of(new Snapshot("node1", "etcd-snapshot-node1-1795348804", 5, made)), list(folder));
        assertEquals(Snapshot.By.SCHEDULE, list(folder).getFirst().by());
        assertEquals(List.of(), list(folder.resolve("none")));
    }

    @Test
    void theNameTellsWhoTookIt() {
        assertEquals(Snapshot.By.HEARTH, new Snapshot("node1", "hearth-20261122-120000-node1-1", 1, Instant.EPOCH).by());
        assertEquals(Snapshot.By.HAND, new Snapshot("node1", "on-demand-node1-1", 1, Instant.EPOCH).by());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static dev.hearth.adapter.artifact.Desk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockFileTest {
    private static final String SUM = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    @Test
    void whatWasSeenFirstStays() throws Exception {
        Path file = folder.resolve("home/lock.yaml");
        new LockFile(file).remember("k3s v1 install.sh", "https://a/install.sh", SUM);
        new LockFile(file).remember("k3s v1 install.sh", "https://b/install.sh", "f".repeat(64));
        new LockFile(file).remember("metallb v1 manifest", "https://a/metallb.yaml", "0".repeat(64));
        assertEquals(Optional.of(SUM), new LockFile(file).sha256("k3s v1 install.sh"));
        assertEquals(Optional.of("0".repeat(64)), new LockFile(file).sha256("metallb v1 manifest"));
        assertEquals(Optional.empty(), new LockFile(file).sha256("k3s v2 install.sh"));
        assertTrue(Files.readString(file).contains("https://a/install.sh"));
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t", "schema: 1\n", "schema: 1\nfiles:\n  x: {url: a, sha256: beef}\n", "schema: 1\nfiles: [1]\n", "files: {}\nother: 1\n"})
    void aBrokenFileStopsRatherThanTrustsAnew(String broken) throws Exception {
        Path file = Files.writeString(folder.resolve("lock.yaml"), broken);
        LockFile lock = new LockFile(file);
        assertEquals(file.toString(), refused(ProblemCode.STORE_CORRUPT, () -> lock.sha256("x")).args().get("path"));
        refused(ProblemCode.STORE_CORRUPT, () -> lock.remember("x", "https://a/", SUM));
        assertEquals(broken, Files.readString(file));
    }

    @Test
    void aNewerFileIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("lock.yaml"), "schema: 2\nfiles: {}\n");
        refused(ProblemCode.STORE_NEWER, () -> new LockFile(file).remember("x", "https://a/", SUM));
    }
}

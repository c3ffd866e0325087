// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest extends SshTest {
    private static final int SIZE = 3 << 20;

    private TestMachine machine;
    private RemoteHost host;
    private Path source;
    private String sum;
    private Path target;

    @BeforeEach
    void prepare() throws Exception {
        // sudo and chown are played, so that this runs for any user; the rest are the real programs.
        machine = machine()
                .program("sudo", "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"\n")
                .program("chown", "echo \"$@\" >> \"${0%/*}/chowned\"\n");
        host = connected(machine);
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        source = Files.write(folder.resolve("source"), bytes);
        sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        target = folder.resolve("it's a/new folder/k3s");
    }

    @Test
    void theFileArrivesWholeWithItsModeAndOwnerInAFolderThatIsMade() throws Exception {
        List<Long> moved = new CopyOnWriteArrayList<>();
        host.upload(source, target.toString(), "0755", sum, (bytes, total) -> {
            assertEquals(SIZE, total);
            moved.add(bytes);
        });
        assertArrayEquals(Files.readAllBytes(source), Files.readAllBytes(target));
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(target.getParent())));
        assertTrue(Files.readString(machine.bin.resolve("chowned")).startsWith("0:0 -- "));
        assertEquals(0, moved.getFirst());
        assertEquals(SIZE, moved.getLast());
        assertEquals(moved.stream().sorted().toList(), moved);
        assertAlone();
    }

    @Test
    void anOldFileIsReplacedAndAnEmptyOneIsAFileToo() throws Exception {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "old");
        Path empty = Files.createFile(folder.resolve("empty"));
        host.upload(empty, target.toString(), "0600", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Transfer.ignored());
        assertEquals(0, Files.size(target));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
    }

    @Test
    void whatArrivesDamagedNeverTakesTheOldFilesPlace() throws Exception {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "old");
        Problem corrupt = problem(ProblemCode.UPLOAD_CORRUPT,
                () -> host.upload(source, target.toString(), "0755", "0".repeat(64), Transfer.ignored()));
        assertEquals(Retry.SOON, corrupt.retry());
        assertEquals("found=" + sum, corrupt.detail());
        assertEquals("old", Files.readString(target));
        assertAlone();
    }

    @Test
    void aDiskWithoutRoomIsNamedBeforeAnythingIsSent() throws Exception {
        machine.program("df", "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'; echo '/dev/sda1 100 90 2048 98% /'\n");
        Problem full = problem(ProblemCode.DISK_FULL, () -> upload());
        assertEquals("3.0 MiB", full.args().get("needed"));
        assertEquals("2.0 MiB", full.args().get("free"));
        assertEquals(target.toString(), full.args().get("path"));
        assertTrue(Files.list(target.getParent()).toList().isEmpty());
    }

    @Test
    void aDiskThatFillsUpOnTheWayIsNamedTooAndLeavesNothing() throws Exception {
        machine.program("cat", "head -c 100000; echo 'cat: write error: No space left on device' >&2; exit 1\n");
        Problem full = problem(ProblemCode.DISK_FULL, () -> upload());
        assertTrue(full.args().get("free").endsWith(" MiB"), full::toString);
        assertTrue(Files.list(target.getParent()).toList().isEmpty());
    }

    @Test
    void anInterruptLeavesTheOldFileAndNothingElse() throws Exception {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "old");
        CountDownLatch half = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                host.upload(source, target.toString(), "0755", sum, (bytes, total) -> {
                    if (bytes > total / 2) {
                        half.countDown();
                        holdOn(ended);
                    }
                });
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        half.await();
        caller.interrupt();
        assertInstanceOf(InterruptedException.class, ended.get(10, TimeUnit.SECONDS));
        awaitAlone();
        assertEquals("old", Files.readString(target));
    }

    @Test
    void aCutCableLeavesTheOldFileAndNothingElse() throws Exception {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "old");
        Problem lost = problem(ProblemCode.SSH_CONNECTION_LOST, () -> host.upload(source, target.toString(), "0755", sum, (bytes, total) -> {
            if (bytes > total / 2) {
                machine.cut();
            }
        }));
        assertEquals(Retry.SOON, lost.retry());
        awaitAlone();
        assertEquals("old", Files.readString(target));
        upload();
        assertEquals(SIZE, Files.size(target));
    }

    @Test
    void whatAPowerCutLeftBehindIsClearedAway() throws Exception {
        Files.createDirectories(target.getParent());
        Path stale = Files.writeString(target.resolveSibling(".k3s.hearth-abc123"), "half");
        Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minusSeconds(7200)));
        upload();
        assertAlone();
    }

    @Test
    void aFolderInItsPlaceAndAMissingSourceAreNamed() throws Exception {
        Files.createDirectories(target);
        Problem folderThere = problem(ProblemCode.COMMAND_FAILED, () -> upload());
        assertEquals("74", folderThere.args().get("code"));
        source = folder.resolve("gone");
        problem(ProblemCode.UPLOAD_SOURCE_UNREADABLE, () -> upload());
    }

    private void upload() throws Exception {
        host.upload(source, target.toString(), "0755", sum, Transfer.ignored());
    }

    private static void holdOn(CompletableFuture<?> ended) {
        try {
            ended.get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertAlone() throws IOException {
        assertEquals(List.of(target), files());
    }

    /** The machine clears away when it notices that the other end has gone. */
    private void awaitAlone() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (files().size() > 1 && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        assertAlone();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(target.getParent())) {
            return all.toList();
        }
    }
}

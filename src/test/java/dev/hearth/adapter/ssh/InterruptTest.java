// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever stops waiting for a machine ends what was begun with it. The machine here takes connections and says nothing. */
@Timeout(60)
class InterruptTest extends SshTest {
    /** So patient that nothing but the interrupt can be what ends it. */
    private static final SshSettings PATIENT = new SshSettings(
            Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofSeconds(5), 2, 1, 8, 2 << 20, Duration.ofSeconds(60));

    @Test
    void anInterruptEndsAHandshakeAndFreesItsTurn() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            JschHosts patient = client(PATIENT);
            SshAccess access = new SshAccess("127.0.0.1", silent.getLocalPort(), "user", BY_PASSWORD, null, null);
            for (int round = 0; round < 2; round++) {
                // One handshake at a time: the second begins only when the first has given up its turn.
                ended(silent, () -> patient.connect(access));
            }
            ended(silent, () -> patient.hostKey(access));
        }
    }

    @Test
    void whoeverElseWaitsStillGetsItsAnswer() throws Exception {
        TestMachine machine = machine();
        JschHosts patient = client(PATIENT);
        SshAccess access = machine.access(BY_PASSWORD);
        patient.pin(access, patient.hostKey(access));
        for (int round = 0; round < 5; round++) {
            CompletableFuture<Throwable> stopped = new CompletableFuture<>();
            Thread caller = Thread.ofVirtual().start(() -> stopped.complete(thrown(() -> patient.connect(access))));
            caller.interrupt();
            assertEquals(access, patient.connect(access).access());
            caller.join();
        }
    }

    @Test
    void tellsWhyAFileIsNoPrivateKey() throws Exception {
        assertEquals("missing", code(folder.resolve("absent").toString()));
        assertEquals("missing", code("\u0000"));
        assertEquals("folder", code(folder.toString()));
        assertEquals("public", code(Files.writeString(folder.resolve("id.pub"), "ssh-ed25519 AAAAC3Nz me@desk\n").toString()));
        assertEquals("public", code(Files.writeString(folder.resolve("pem.pub"), "-----BEGIN PUBLIC KEY-----\nMII\n").toString()));
        assertEquals("format", code(Files.writeString(folder.resolve("notes"), "buy milk\n").toString()));
        assertEquals("format", code(Files.write(folder.resolve("film"), new byte[10_000_000]).toString()));
        assertEquals(false, ssh.locked(key(TestKeys.openSsh(folder.resolve("open"), TestKeys.ED25519, null).toString())));
        assertTrue(ssh.locked(key(TestKeys.openSsh(folder.resolve("locked"), TestKeys.ED25519, "open sesame").toString())));
    }

    private String code(String path) {
        return assertThrows(ProblemException.class, () -> ssh.locked(key(path))).problem().args().get("code");
    }

    private static SshAccess.Login.KeyFile key(String path) {
        return new SshAccess.Login.KeyFile(path, PASSPHRASE);
    }

    private static void ended(ServerSocket silent, org.junit.jupiter.api.function.Executable call) throws Exception {
        CompletableFuture<Throwable> stopped = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> stopped.complete(thrown(call)));
        try (Socket machine = silent.accept()) {
            machine.setSoTimeout(20_000);
            // The client's greeting: it waits for ours now.
            assertTrue(machine.getInputStream().read() >= 0);
            caller.interrupt();
            assertInstanceOf(InterruptedException.class, stopped.get(10, TimeUnit.SECONDS));
            drain(machine);
        }
    }

    /** Until the other side hangs up; a socket timeout is a failure. */
    private static void drain(Socket machine) throws IOException {
        try {
            while (machine.getInputStream().read() >= 0) {}
        } catch (SocketException reset) {
            assertTrue(machine.isConnected());
        }
    }

    private static Throwable thrown(org.junit.jupiter.api.function.Executable call) {
        try {
            call.execute();
            return new AssertionError("it ended");
        } catch (Throwable e) {
            return e;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.node.NodeCommands;
import dev.hearth.port.CommandResult;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import dev.hearth.port.Transfer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link RemoteHosts} does, real or played: practice must not drift from the truth. */
public abstract class HostsContract {
    protected static final SecretRef PASSWORD = SecretRef.sshPassword("node1");
    protected static final SecretRef SUDO = SecretRef.sudoPassword("node1");

    @TempDir
    protected Path desktop;

    protected abstract RemoteHosts hosts();

    protected abstract SecretStore secrets();

    /** A machine that lets the user in by {@link #PASSWORD} and asks sudo's password, {@link #SUDO}. */
    protected abstract SshAccess access();

    /** An absolute path on the machine where nothing is. */
    protected abstract String place(String name);

    @Test
    protected void aKeyIsUnknownUntilItIsPinned() throws Exception {
        HostKey key = hosts().hostKey(access());
        assertEquals(HostKey.Trust.UNKNOWN, key.trust());
        assertTrue(key.fingerprint().matches("SHA256:[A-Za-z0-9+/]{43}"), key.fingerprint());
        Problem problem = problem(ProblemCode.SSH_HOST_KEY_UNKNOWN, () -> hosts().connect(access()));
        assertEquals(key.fingerprint(), problem.args().get("fingerprint"));

        hosts().pin(access(), key);
        assertEquals(HostKey.Trust.PINNED, hosts().hostKey(access()).trust());
        assertEquals(access(), hosts().connect(access()).access());
    }

    @Test
    protected void aWrongPasswordIsRefusedAndAMissingOneIsMissed() throws Exception {
        hosts().pin(access(), hosts().hostKey(access()));
        secrets().put(PASSWORD, Secret.of("wrong"));
        assertEquals(Retry.AFTER_FIX, problem(ProblemCode.SSH_AUTH_FAILED, () -> hosts().connect(access())).retry());
    }

    @Test
    protected void nobodyListensOnAnotherPort() {
        SshAccess elsewhere = new SshAccess(access().host(), 1, access().user(), access().login(), null, null);
        assertEquals(Retry.SOON, problem(ProblemCode.SSH_REFUSED, () -> hosts().connect(elsewhere)).retry());
    }

    @Test
    protected void whatIsWrittenReadsBackWithItsSum() throws Exception {
        RemoteHost host = connected();
        String path = place("file");
        assertEquals(NodeCommands.ABSENT, host.run(NodeCommands.readFile(path)).exitCode());
        assertEquals(NodeCommands.ABSENT, host.run(NodeCommands.sumOfFile(path)).exitCode());

        for (String text : List.of("a b'c\n\"$x\" ü\n", "", "again\n")) {
            assertEquals(new CommandResult(0, "", ""), host.run(NodeCommands.writeFile(path, "0600", Secret.of(text))));
            assertEquals(new CommandResult(0, text, ""), host.run(NodeCommands.readFile(path)));
            assertEquals(new CommandResult(0, sum(text.getBytes(StandardCharsets.UTF_8)) + "\n", ""), host.run(NodeCommands.sumOfFile(path)));
        }
    }

    @Test
    protected void anUploadArrivesWholeOrNotAtAll() throws Exception {
        RemoteHost host = connected();
        byte[] content = "k3s v1.36.3+k3s1\n".repeat(9000).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(desktop.resolve("k3s"), content);
        String target = place("bin-k3s");

        assertEquals(Retry.SOON, problem(ProblemCode.UPLOAD_CORRUPT, () -> host.upload(file, target, "0755", sum(new byte[0]), Transfer.ignored())).retry());
        assertEquals(NodeCommands.ABSENT, host.run(NodeCommands.sumOfFile(target)).exitCode());

        List<Long> moved = new ArrayList<>();
        host.upload(file, target, "0755", sum(content), (bytes, total) -> moved.add(bytes));
        assertEquals(sum(content) + "\n", host.run(NodeCommands.sumOfFile(target)).stdout());
        assertEquals(moved.stream().sorted().toList(), moved);
        assertEquals((long) content.length, moved.getLast());
        problem(ProblemCode.UPLOAD_SOURCE_UNREADABLE, () -> host.upload(desktop.resolve("missing"), target, "0755", sum(content), Transfer.ignored()));
    }

    @Test
    protected void sudoWantsItsPassword() throws Exception {
        RemoteHost host = connected();
        secrets().put(SUDO, Secret.of("wrong"));
        problem(ProblemCode.SUDO_PASSWORD_WRONG, () -> host.run(NodeCommands.readFile(place("file"))));
        RemoteCommand plain = NodeCommands.readFile(place("file"));
        assertEquals(NodeCommands.ABSENT, host.run(new RemoteCommand(plain.name(), plain.words(), false, null, plain.timeout())).exitCode());
    }

    private RemoteHost connected() throws Exception {
        hosts().pin(access(), hosts().hostKey(access()));
        return hosts().connect(access());
    }

    private static Problem problem(ProblemCode code, org.junit.jupiter.api.function.Executable call) {
        Problem problem = assertThrows(ProblemException.class, call).problem();
        assertEquals(code, problem.code(), problem::toString);
        return problem;
    }

    private static String sum(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

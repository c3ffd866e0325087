// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JumpTest extends SshTest {
    private static final RemoteCommand HELLO = RemoteCommand.of("hello", "echo", "hello");

    private TestMachine jump;
    private TestMachine node;
    private SshAccess jumpAccess;

    @BeforeEach
    void machines() throws Exception {
        jump = machine(TestKeys.ECDSA);
        jump.server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        node = machine(TestKeys.ED25519);
        jumpAccess = jump.access(BY_PASSWORD);
    }

    @Test
    void aNodeIsReachedThroughItsJumpHost() throws Exception {
        ssh.pin(jumpAccess, ssh.hostKey(jumpAccess));
        RemoteHost host = connected(through(node.server.getPort()));
        assertEquals("hello\n", host.run(HELLO).stdout());
        String big = "0123456789abcdef".repeat(200_000);
        assertEquals(big.substring(0, 2 << 20), host.run(RemoteCommand.of("echo", "cat").withInput(Secret.of(big))).stdout().substring(0, 2 << 20));
        assertEquals(0, jump.lines.size());
        assertEquals(1, jump.logins.get());
    }

    @Test
    void bothKeysAreChecked() throws Exception {
        SshAccess access = through(node.server.getPort());
        Problem first = problem(ProblemCode.SSH_HOST_KEY_UNKNOWN, () -> ssh.hostKey(access));
        assertEquals("ecdsa-sha2-nistp256", first.args().get("type"));
        ssh.pin(jumpAccess, ssh.hostKey(jumpAccess));
        Problem second = problem(ProblemCode.SSH_HOST_KEY_UNKNOWN, () -> ssh.connect(access));
        assertEquals("ssh-ed25519", second.args().get("type"));
        assertEquals(0, node.logins.get());
    }

    @Test
    void aWayThatTheJumpHostDoesNotOpenIsNamed() throws Exception {
        ssh.pin(jumpAccess, ssh.hostKey(jumpAccess));
        int port = node.server.getPort();
        node.close();
        Problem closed = problem(ProblemCode.SSH_JUMP_REFUSED, () -> ssh.connect(through(port)));
        assertEquals(Retry.SOON, closed.retry());
        assertEquals("127.0.0.1", closed.args().get("jump"));
        jump.server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        Problem prohibited = problem(ProblemCode.SSH_JUMP_REFUSED, () -> ssh.connect(through(port)));
        assertEquals(Retry.AFTER_FIX, prohibited.retry());
    }

    @Test
    void aLostJumpHostLosesTheNodeAndBothComeBack() throws Exception {
        ssh.pin(jumpAccess, ssh.hostKey(jumpAccess));
        RemoteHost host = connected(through(node.server.getPort()));
        CompletableFuture<Problem> ended = CompletableFuture.supplyAsync(() ->
                problem(ProblemCode.SSH_CONNECTION_LOST, () -> host.run(RemoteCommand.script("long", "exec sleep 20"))));
        node.begun.acquire();
        jump.cut();
        assertEquals(Retry.SOON, ended.get(10, TimeUnit.SECONDS).retry());
        assertEquals("hello\n", host.run(HELLO).stdout());
        assertTrue(jump.logins.get() >= 2);
    }

    @Test
    void aNodeThatFallsSilentBehindALivingJumpHostIsNoticed() throws Exception {
        ssh.pin(jumpAccess, ssh.hostKey(jumpAccess));
        Relay relay = ending(new Relay(node.server.getPort()));
        RemoteHost host = connected(through(relay.port()));
        CompletableFuture<Problem> ended = CompletableFuture.supplyAsync(() ->
                problem(ProblemCode.SSH_CONNECTION_LOST, () -> host.run(RemoteCommand.script("long", "exec sleep 20"))));
        node.begun.acquire();
        relay.freeze();
        ended.get(10, TimeUnit.SECONDS);
    }

    private SshAccess through(int port) {
        return new SshAccess("127.0.0.1", port, TestMachine.USER, BY_PASSWORD, null, jumpAccess);
    }
}

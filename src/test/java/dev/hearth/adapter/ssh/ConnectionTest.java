// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.ServerBuilder;
import org.junit.jupiter.api.Test;

class ConnectionTest extends SshTest {
    private static final RemoteCommand HELLO = RemoteCommand.of("hello", "echo", "hello");
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final SshSettings HURRIED = new SshSettings(SHORT, Duration.ofMillis(900), SHORT, 2, 8, 8, 1 << 20, Duration.ofSeconds(60));

    @Test
    void aNameThatNobodyKnows() {
        Problem unknown = problem(ProblemCode.SSH_NAME_UNKNOWN, () -> ssh.connect(at("node1.invalid", 22)));
        assertEquals("node1.invalid", unknown.args().get("host"));
        assertEquals(Retry.AFTER_FIX, unknown.retry());
        problem(ProblemCode.SSH_NAME_UNKNOWN, () -> ssh.hostKey(at(" ", 22)));
    }

    @Test
    void aPortThatNobodyListensOn() throws Exception {
        ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        gone.close();
        Problem refused = problem(ProblemCode.SSH_REFUSED, () -> ssh.connect(at("127.0.0.1", gone.getLocalPort())));
        assertEquals(Integer.toString(gone.getLocalPort()), refused.args().get("port"));
        assertEquals(Retry.SOON, refused.retry());
    }

    @Test
    void aMachineThatTakesNoConnection() throws Exception {
        // A full queue of connections that nobody accepts: the next one gets no answer, as from a machine that is off.
        ServerSocket deaf = ending(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 2; i++) {
            ending(new Socket(InetAddress.getLoopbackAddress(), deaf.getLocalPort()));
        }
        problem(ProblemCode.SSH_UNREACHABLE, () -> client(HURRIED).connect(at("127.0.0.1", deaf.getLocalPort())));
    }

    @Test
    void whateverElseAnswersIsNamed() throws Exception {
        Problem web = problem(ProblemCode.SSH_NOT_SSH, () -> client(HURRIED).connect(at("127.0.0.1", saying("HTTP/1.1 400 Bad Request\r\n\r\n", true))));
        assertEquals("HTTP/1.1 400 Bad Request", web.args().get("found"));
        problem(ProblemCode.SSH_NOT_SSH, () -> client(HURRIED).connect(at("127.0.0.1", saying("", false))));
        problem(ProblemCode.SSH_NOT_SSH, () -> client(HURRIED).hostKey(at("127.0.0.1", saying("220 mail.example.com ESMTP\r\n", false))));
    }

    @Test
    void aServerThatIsBusyIsAskedAgainSoon() throws Exception {
        Problem busy = problem(ProblemCode.SSH_CONNECTION_LOST, () -> ssh.connect(at("127.0.0.1", saying("Exceeded MaxStartups\r\n", true))));
        assertEquals("Exceeded MaxStartups", busy.detail());
        assertEquals(Retry.SOON, busy.retry());
        problem(ProblemCode.SSH_CONNECTION_LOST, () -> ssh.connect(at("127.0.0.1", saying("", true))));
    }

    @Test
    void aTarpitIsLeftInTime() throws Exception {
        int port = serving(out -> {
            while (true) {
                out.write("x".repeat(20).getBytes(StandardCharsets.US_ASCII));
                out.write('\n');
                out.flush();
                synchronized (this) {
                    wait(50);
                }
            }
        });
        problem(ProblemCode.SSH_NOT_SSH, () -> client(HURRIED).connect(at("127.0.0.1", port)));
    }

    @Test
    void aServerOfAnotherTimeIsNamed() throws Exception {
        TestMachine machine = ending(new TestMachine(folder.resolve("old")));
        machine.server.setKeyExchangeFactories(List.of(ServerBuilder.DH2KEX.apply(BuiltinDHFactories.dhg14)));
        machine.start();
        Problem old = problem(ProblemCode.SSH_NO_COMMON_ALGORITHM, () -> ssh.connect(machine.access(BY_PASSWORD)));
        assertTrue(old.args().get("offered").contains("diffie-hellman-group14-sha1"), old::toString);
    }

    @Test
    void thirtyAtOnceShareOneSession() throws Exception {
        TestMachine machine = machine();
        SshAccess access = machine.access(BY_PASSWORD);
        ssh.pin(access, ssh.hostKey(access));
        together(30, i -> assertEquals("hello\n", ssh.connect(access).run(HELLO).stdout()));
        assertEquals(1, machine.logins.get());
    }

    @Test
    void thirtySessionsShakeHandsEightAtATime() throws Exception {
        TestMachine machine = machine();
        Handshakes handshakes = new Handshakes();
        machine.server.addSessionListener(handshakes);
        SshAccess one = machine.access(BY_PASSWORD);
        ssh.pin(one, ssh.hostKey(one));
        together(30, i -> {
            // Another sudo password makes it another access, and so another session.
            SshAccess access = machine.access(BY_PASSWORD, TestMachine.USER, dev.hearth.domain.secret.SecretRef.sudoPassword("node" + i));
            assertEquals("hello\n", ssh.connect(access).run(HELLO).stdout());
        });
        assertEquals(30, machine.logins.get());
        assertTrue(handshakes.most.get() <= 8, handshakes.most::toString);
    }

    @Test
    void whoeverWaitsSharesTheFailure() throws Exception {
        TestMachine machine = machine();
        CountDownLatch allWait = new CountDownLatch(1);
        machine.server.setPasswordAuthenticator((user, password, session) -> {
            machine.refusals.incrementAndGet();
            try {
                return !allWait.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        SshAccess access = machine.access(BY_PASSWORD);
        ssh.pin(access, ssh.hostKey(access));
        List<Thread> callers = new ArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                problem(ProblemCode.SSH_AUTH_FAILED, () -> ssh.connect(access));
                failures.incrementAndGet();
            }));
        }
        while (!callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING) || machine.refusals.get() == 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        allWait.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(8, failures.get());
        assertEquals(1, machine.refusals.get());
    }

    @Test
    void aLostSessionIsMadeAgainOnNextUse() throws Exception {
        TestMachine machine = machine();
        RemoteHost host = connected(machine);
        assertEquals(machine.access(BY_PASSWORD), host.access());
        for (int i = 0; i < 3; i++) {
            machine.cut();
            assertEquals("hello\n", host.run(HELLO).stdout());
        }
        assertTrue(machine.logins.get() >= 4, machine.logins::toString);
    }

    @Test
    void closingEndsAllAndNothingIsOpenedAgain() throws Exception {
        TestMachine machine = machine();
        RemoteHost host = connected(machine);
        ssh.close();
        problem(ProblemCode.SSH_CONNECTION_LOST, () -> host.run(HELLO));
        problem(ProblemCode.SSH_CONNECTION_LOST, () -> ssh.connect(host.access()));
        assertEquals(1, machine.logins.get());
    }

    private static SshAccess at(String host, int port) {
        return new SshAccess(host, port, TestMachine.USER, BY_PASSWORD, null, null);
    }

    /** A server that says this to everybody, and then closes or keeps silent. */
    private int saying(String words, boolean close) throws IOException {
        return serving(out -> {
            out.write(words.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (!close) {
                synchronized (this) {
                    wait();
                }
            }
        });
    }

    private int serving(Talk talk) throws IOException {
        ServerSocket server = ending(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> {
                        try (socket) {
                            socket.getInputStream().read();
                            talk.on(socket.getOutputStream());
                            socket.shutdownOutput();
                            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                        } catch (IOException | InterruptedException e) {
                            // The client has gone.
                        }
                    });
                }
            } catch (IOException e) {
                // Closed.
            }
        });
        return server.getLocalPort();
    }

    static void together(int count, Numbered work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    work.run(number);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    interface Talk {
        void on(OutputStream out) throws IOException, InterruptedException;
    }

    interface Numbered {
        void run(int number) throws Exception;
    }

    /** Counts sessions that are connected and not yet logged in. */
    private static final class Handshakes implements SessionListener {
        private final Set<Session> shaking = ConcurrentHashMap.newKeySet();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public void sessionCreated(Session session) {
            shaking.add(session);
            most.accumulateAndGet(shaking.size(), Math::max);
        }

        @Override
        public void sessionEvent(Session session, Event event) {
            if (event == Event.Authenticated) {
                shaking.remove(session);
            }
        }

        @Override
        public void sessionClosed(Session session) {
            shaking.remove(session);
        }
    }
}

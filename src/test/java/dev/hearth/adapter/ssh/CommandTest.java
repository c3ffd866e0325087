// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static dev.hearth.adapter.ssh.ConnectionTest.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.channel.ChannelSession;
import org.junit.jupiter.api.Test;

class CommandTest extends SshTest {
    @Test
    void streamsStayApartAndTheCodeIsTrue() throws Exception {
        RemoteHost host = connected(machine());
        CommandResult result = host.run(RemoteCommand.script("both", "echo out; echo err >&2; echo \"$2 $1\"; exit 7", "one's", "*"));
        assertEquals(new CommandResult(7, "out\n* one's\n", "err\n"), result);
        assertEquals(new CommandResult(0, "", ""), host.run(RemoteCommand.of("true", "true")));
        assertEquals(127, host.run(RemoteCommand.of("absent", "no-such-program")).exitCode());
        assertEquals(137, host.run(RemoteCommand.script("killed", "kill -9 $$")).exitCode());
        assertEquals(255, host.run(RemoteCommand.script("most", "exit 255")).exitCode());
    }

    @Test
    void theInputArrivesWholeAndEnds() throws Exception {
        RemoteHost host = connected(machine());
        String text = "zwölf\n\0\n".repeat(50_000);
        CommandResult counted = host.run(RemoteCommand.of("count", "wc", "-c").withInput(Secret.of(text)));
        assertEquals(Integer.toString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length), counted.stdout().strip());
        assertEquals("0", host.run(RemoteCommand.of("count", "wc", "-c")).stdout().strip());
        assertEquals(3, host.run(RemoteCommand.script("unread", "exit 3").withInput(Secret.of(text))).exitCode());
    }

    @Test
    void aMebibyteArrivesWhole() throws Exception {
        RemoteHost host = connected(machine());
        CommandResult result = host.run(RemoteCommand.script("much", "yes 0123456789abcde | head -c 1048576; yes e | head -c 200000 >&2"));
        assertEquals("0123456789abcde\n".repeat(65_536), result.stdout());
        assertEquals(200_000, result.stderr().length());
    }

    @Test
    void outputBeyondTheLimitIsCutAndTheCommandEndsAllTheSame() throws Exception {
        RemoteHost host = connected(machine());
        CommandResult result = host.run(RemoteCommand.script("flood", "yes | head -c 5000000; exit 4"));
        assertEquals(4, result.exitCode());
        assertTrue(result.stdout().endsWith("y\n\n[... 2902848 more bytes]\n"), result.stdout().substring(result.stdout().length() - 50));
    }

    @Test
    void aLoginScriptsChatterIsNotTheCommandsOutput() throws Exception {
        TestMachine machine = ending(new TestMachine(folder.resolve("chatty")));
        machine.server.setCommandFactory((channel, line) ->
                new ShellCommand("echo Welcome; echo 'disk is 91% full' >&2; " + line, java.util.Map.of()));
        machine.start();
        assertEquals(new CommandResult(0, "out\n", "err\n"), connected(machine).run(RemoteCommand.script("both", "echo out; echo err >&2")));
    }

    @Test
    void aUserWithoutAShellIsNamed() throws Exception {
        TestMachine machine = ending(new TestMachine(folder.resolve("shut")));
        machine.server.setCommandFactory((channel, line) ->
                new ShellCommand("echo This account is currently not available.; exit 1", java.util.Map.of()));
        machine.start();
        Problem shut = problem(ProblemCode.SSH_NO_SHELL, () -> connected(machine).run(RemoteCommand.of("true", "true")));
        assertEquals("This account is currently not available.", shut.detail());
    }

    @Test
    void anEndThatIsNotToldIsALostConnection() throws Exception {
        TestMachine machine = ending(new TestMachine(folder.resolve("mute")));
        machine.server.setCommandFactory((channel, line) -> new ShellCommand(line, java.util.Map.of()) {
            @Override
            public void start(ChannelSession session, org.apache.sshd.server.Environment environment) {
                session.close(false);
            }
        });
        machine.start();
        RemoteHost host = connected(machine);
        assertEquals(Retry.SOON, problem(ProblemCode.SSH_CONNECTION_LOST, () -> host.run(RemoteCommand.of("true", "true"))).retry());
    }

    @Test
    void aCableThatIsCutIsNeverASuccess() throws Exception {
        TestMachine machine = machine();
        RemoteHost host = connected(machine);
        CompletableFuture<Problem> ended = inBackground(host, RemoteCommand.script("long", "echo begun; exec sleep 20"));
        machine.begun.acquire();
        machine.cut();
        Problem lost = ended.get(10, TimeUnit.SECONDS);
        assertEquals(ProblemCode.SSH_CONNECTION_LOST, lost.code());
        assertEquals(Retry.SOON, lost.retry());
    }

    @Test
    void aMachineThatFallsSilentIsNoticed() throws Exception {
        TestMachine machine = machine();
        Relay relay = ending(new Relay(machine.server.getPort()));
        RemoteHost host = connected(through(relay));
        CompletableFuture<Problem> ended = inBackground(host, RemoteCommand.script("long", "exec sleep 20"));
        machine.begun.acquire();
        relay.freeze();
        assertEquals(ProblemCode.SSH_CONNECTION_LOST, ended.get(10, TimeUnit.SECONDS).code());
    }

    @Test
    void aMachineThatFallsSilentWhileItIsSentMuchIsNoticed() throws Exception {
        TestMachine machine = machine();
        Relay relay = ending(new Relay(machine.server.getPort()));
        RemoteHost host = connected(through(relay));
        relay.freezeAfter(300_000);
        CompletableFuture<Problem> ended =
                inBackground(host, RemoteCommand.of("swallow", "wc", "-c").withInput(Secret.of(new byte[30 << 20])));
        assertEquals(ProblemCode.SSH_CONNECTION_LOST, ended.get(15, TimeUnit.SECONDS).code());
    }

    @Test
    void aCommandThatTakesTooLongIsEndedHereAndThere() throws Exception {
        TestMachine machine = machine();
        RemoteHost host = connected(machine);
        Problem slow = problem(ProblemCode.COMMAND_TIMEOUT,
                () -> host.run(RemoteCommand.script("slow", "exec sleep 20").within(Duration.ofMillis(300))));
        assertEquals("slow", slow.args().get("command"));
        assertTrue(machine.lines.getLast().contains("timeout -k 10"), machine.lines::toString);
        assertEquals(0, host.run(RemoteCommand.of("true", "true")).exitCode());
    }

    @Test
    void anInterruptEndsTheWaitAndFreesTheChannel() throws Exception {
        TestMachine machine = machine();
        RemoteHost host = connected(machine);
        Path mark = folder.resolve("ended");
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                host.run(RemoteCommand.script("reads", "cat; echo > \"$1\"", mark.toString()).withInput(Secret.of(new byte[0])));
                host.run(RemoteCommand.script("long", "exec sleep 20"));
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        machine.begun.acquire(2);
        caller.interrupt();
        assertInstanceOf(InterruptedException.class, ended.get(5, TimeUnit.SECONDS));
        assertTrue(Files.exists(mark));
        together(20, i -> assertEquals(0, host.run(RemoteCommand.of("true", "true")).exitCode()));
        assertEquals(1, machine.logins.get());
    }

    @Test
    void noMoreChannelsAreOpenThanTheServerAllowsAndOthersWait() throws Exception {
        TestMachine machine = ending(new TestMachine(folder.resolve("ten")));
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(machine.server, 10);
        machine.start();
        RemoteHost host = connected(machine);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger now = new AtomicInteger();
        Semaphore full = new Semaphore(0);
        machine.server.setCommandFactory((channel, line) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.release();
            return new ShellCommand(line, java.util.Map.of()) {
                @Override
                public void destroy(ChannelSession session) {
                    now.decrementAndGet();
                    super.destroy(session);
                }
            };
        });
        Path go = folder.resolve("go");
        CompletableFuture<Void> all = CompletableFuture.runAsync(() -> {
            try {
                together(24, i -> assertEquals(i + "\n", host.run(RemoteCommand.script(
                        "wait", "while [ ! -e \"$1\" ]; do sleep 0.05; done; echo $2", go.toString(), "" + i)).stdout()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        full.acquire(8);
        Files.createFile(go);
        all.get(20, TimeUnit.SECONDS);
        assertEquals(8, most.get());
    }

    @Test
    void aServerThatTakesNoChannelIsNamed() throws Exception {
        TestMachine machine = ending(new TestMachine(folder.resolve("none")));
        machine.server.setChannelFactories(java.util.List.of(org.apache.sshd.server.forward.DirectTcpipFactory.INSTANCE));
        machine.start();
        RemoteHost host = connected(machine);
        assertEquals(Retry.SOON, problem(ProblemCode.SSH_CHANNEL_REFUSED, () -> host.run(RemoteCommand.of("true", "true"))).retry());
    }

    @Test
    void aSignalIsACodeAsInAShell() {
        assertEquals(143, ExitCode.of(-1, "TERM"));
        assertEquals(137, ExitCode.of(-1, "KILL"));
        assertEquals(-1, ExitCode.of(-1, null));
        assertEquals(0, ExitCode.of(0, null));
    }

    private static SshAccess through(Relay relay) {
        return new SshAccess("127.0.0.1", relay.port(), TestMachine.USER, BY_PASSWORD, null, null);
    }

    private static CompletableFuture<Problem> inBackground(RemoteHost host, RemoteCommand command) {
        CompletableFuture<Problem> ended = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                CommandResult result = host.run(command);
                ended.completeExceptionally(new AssertionError("no problem but " + result));
            } catch (dev.hearth.domain.problem.ProblemException e) {
                ended.complete(e.problem());
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        return ended;
    }
}

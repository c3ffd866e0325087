// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No secret in a log at its most talkative, in an exception, or in a command line. */
class CanaryTest extends SshTest {
    private static final List<String> CANARIES = List.of("canary-login", "canary-sudo", "canary-passphrase", "canary-input", "canary-wrong");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.hearth.adapter.ssh");
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void listen() {
        ours.setLevel(Level.TRACE);
        ours.setAdditive(false);
        log.start();
        ours.addAppender(log);
    }

    @AfterEach
    void deaf() {
        ours.detachAppender(log);
        ours.setAdditive(true);
        ours.setLevel(null);
    }

    @Test
    void noSecretIsEverSaid() throws Exception {
        TestMachine machine = machine()
                .program("sudo", "while [ \"$1\" != -- ]; do [ \"$1\" = -p ] && prompt=$2; shift; done; shift\n"
                        + "printf %s \"$prompt\" >&2; read -r line; [ \"$line\" = canary-sudo ] && exec \"$@\"\n"
                        + "echo 'Sorry, try again.' >&2; printf %s \"$prompt\" >&2; read -r line; exit 1\n");
        machine.server.setPasswordAuthenticator((user, password, session) -> password.equals("canary-login"));
        machine.authorized.add(TestKeys.ED25519.getPublic());
        secrets.put(PASSWORD, Secret.of("canary-login"));
        secrets.put(SUDO, Secret.of("canary-sudo"));
        secrets.put(PASSPHRASE, Secret.of("canary-passphrase"));
        Path key = TestKeys.openSsh(folder.resolve("key"), TestKeys.ED25519, "canary-passphrase");
        SshAccess.Login byKey = new SshAccess.Login.KeyFile(key.toString(), PASSPHRASE);
        RemoteCommand reads = RemoteCommand.of("reads", "sha256sum").asRoot().withInput(Secret.of("canary-input"));

        for (SshAccess.Login login : List.of(BY_PASSWORD, byKey)) {
            RemoteHost host = connected(machine.access(login, TestMachine.USER, SUDO));
            assertTrue(host.run(reads).ok());
            said.add(reads + " " + host.access() + " " + host);
            hear(() -> host.run(RemoteCommand.script("slow", "cat >&2; exec sleep 20").asRoot()
                    .withInput(Secret.of("canary-input")).within(java.time.Duration.ofMillis(400))));
        }
        SecretRef wrong = new SecretRef("node1/wrong");
        secrets.put(wrong, Secret.of("canary-wrong"));
        RemoteHost host = ssh.connect(machine.access(byKey, TestMachine.USER, wrong));
        hear(() -> host.run(reads));
        hear(() -> ssh.connect(machine.access(new SshAccess.Login.Password(wrong))));
        hear(() -> ssh.connect(machine.access(new SshAccess.Login.KeyFile(key.toString(), wrong))));

        assertTrue(log.list.size() > 50, "too little was logged to tell anything");
        log.list.forEach(event -> said.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy())));
        said.addAll(machine.lines);
        said.add(Files.readString(folder.resolve("known_hosts")));
        for (String canary : CANARIES) {
            said.forEach(line -> assertFalse(line.contains(canary), () -> canary + " was said: " + line));
        }
        assertEquals(Level.WARN, root.getLevel());
    }

    private void hear(Failing action) throws Exception {
        try {
            action.run();
        } catch (ProblemException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            said.add(e.problem() + " " + trace);
            return;
        }
        throw new AssertionError("this was to fail");
    }

    interface Failing {
        void run() throws Exception;
    }
}

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.Test;

class LoginTest extends SshTest {
    private static final RemoteCommand HELLO = RemoteCommand.of("hello", "echo", "hello");

    @Test
    void everyKindOfKeyFileLogsIn() throws Exception {
        TestMachine machine = machine();
        Map<Path, KeyPair> files = Map.of(
                TestKeys.openSsh(folder.resolve("ed25519"), TestKeys.ED25519, null), TestKeys.ED25519,
                TestKeys.openSsh(folder.resolve("ecdsa"), TestKeys.ECDSA, null), TestKeys.ECDSA,
                TestKeys.openSsh(folder.resolve("rsa"), TestKeys.RSA, null), TestKeys.RSA,
                TestKeys.pem(folder.resolve("ecdsa.pem"), TestKeys.ECDSA), TestKeys.ECDSA,
                TestKeys.pem(folder.resolve("rsa.pem"), TestKeys.RSA), TestKeys.RSA,
                TestKeys.pkcs1(folder.resolve("rsa.pkcs1"), TestKeys.RSA), TestKeys.RSA);
        for (Map.Entry<Path, KeyPair> file : files.entrySet()) {
            machine.authorized.clear();
            machine.authorized.add(file.getValue().getPublic());
            assertEquals("hello\n", connected(machine.access(key(file.getKey()))).run(HELLO).stdout(), file.getKey().toString());
        }
    }

    @Test
    void aLockedKeyOpensWithItsPassphrase() throws Exception {
        TestMachine machine = machine();
        machine.authorized.addAll(List.of(TestKeys.ED25519.getPublic(), TestKeys.RSA.getPublic()));
        secrets.put(PASSPHRASE, Secret.of("open sesame ä"));
        for (KeyPair pair : List.of(TestKeys.ED25519, TestKeys.RSA)) {
            Path file = TestKeys.openSsh(folder.resolve("locked"), pair, "open sesame ä");
            assertEquals("hello\n", connected(machine.access(key(file))).run(HELLO).stdout());
            ssh.close();
            ssh = client(QUICK);
        }
    }

    @Test
    void missingWrongAndUnreadableAreThreeProblemsAndNoneOfThemConnects() throws Exception {
        TestMachine machine = machine();
        Path locked = TestKeys.openSsh(folder.resolve("locked"), TestKeys.ED25519, "open sesame");
        SshAccess access = machine.access(key(locked));
        assertEquals(Map.of("path", locked.toString()), problem(ProblemCode.SSH_PASSPHRASE_MISSING, () -> ssh.connect(access)).args());
        secrets.put(PASSPHRASE, Secret.of("close sesame"));
        problem(ProblemCode.SSH_PASSPHRASE_WRONG, () -> ssh.connect(access));

        problem(ProblemCode.SSH_KEY_UNREADABLE, () -> ssh.connect(machine.access(key(folder.resolve("absent")))));
        problem(ProblemCode.SSH_KEY_UNREADABLE, () -> ssh.connect(machine.access(key(folder))));
        Path pub = Files.writeString(folder.resolve("id.pub"), "ssh-ed25519 AAAA me@desk\n");
        problem(ProblemCode.SSH_KEY_UNREADABLE, () -> ssh.connect(machine.access(key(pub))));
        Path torn = Files.writeString(folder.resolve("torn"), Files.readString(locked).substring(0, 120));
        problem(ProblemCode.SSH_KEY_UNREADABLE, () -> ssh.connect(machine.access(key(torn))));
        assertEquals(0, machine.server.getActiveSessions().size());
    }

    @Test
    void aTildeIsTheHomeFolder() throws Exception {
        TestMachine machine = machine();
        machine.authorized.add(TestKeys.ED25519.getPublic());
        TestKeys.openSsh(folder.resolve("id_ed25519"), TestKeys.ED25519, null);
        String home = System.setProperty("user.home", folder.toString());
        try {
            SshAccess access = machine.access(new SshAccess.Login.KeyFile("~/id_ed25519", PASSPHRASE));
            assertEquals("hello\n", connected(access).run(HELLO).stdout());
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void onlyTheChosenKeyIsOfferedAndARefusalNamesWhatWasTriedAndWhatIsOffered() throws Exception {
        TestMachine machine = machine();
        machine.authorized.add(TestKeys.ED25519.getPublic());
        SshAccess access = machine.access(key(TestKeys.openSsh(folder.resolve("other"), TestKeys.STRANGER, null)));
        ssh.pin(access, ssh.hostKey(access));
        Problem refused = problem(ProblemCode.SSH_AUTH_FAILED, () -> ssh.connect(access));
        assertEquals("publickey", refused.args().get("tried"));
        assertTrue(refused.args().get("offered").contains("password"), refused::toString);
        assertEquals(TestMachine.USER, refused.args().get("user"));
        assertEquals(Retry.AFTER_FIX, refused.retry());
        assertEquals(1, machine.refusals.get());
    }

    @Test
    void aWrongPasswordIsSaidOnce() throws Exception {
        TestMachine machine = machine();
        secrets.put(PASSWORD, Secret.of("battery-staple"));
        SshAccess access = machine.access(BY_PASSWORD);
        ssh.pin(access, ssh.hostKey(access));
        problem(ProblemCode.SSH_AUTH_FAILED, () -> ssh.connect(access));
        assertEquals(1, machine.refusals.get());
        secrets.put(PASSWORD, Secret.of(TestMachine.PASSWORD));
        assertEquals("hello\n", ssh.connect(access).run(HELLO).stdout());
        secrets.forget(PASSWORD);
        SshAccess other = machine.access(BY_PASSWORD, "other", null);
        problem(ProblemCode.SSH_PASSWORD_MISSING, () -> ssh.connect(other));
    }

    @Test
    void aPromptInAnyLanguageGetsThePasswordAndASecondOneNothing() throws Exception {
        TestMachine machine = ending(new TestMachine(folder.resolve("prompting")));
        Prompting prompting = new Prompting();
        machine.server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
        machine.server.setKeyboardInteractiveAuthenticator(prompting);
        machine.start();
        assertEquals("hello\n", connected(machine).run(HELLO).stdout());
        assertEquals(List.of(List.of(TestMachine.PASSWORD)), prompting.answers);

        prompting.right = "another";
        ssh.close();
        ssh = client(QUICK);
        Problem refused = problem(ProblemCode.SSH_AUTH_FAILED, () -> ssh.connect(machine.access(BY_PASSWORD)));
        assertEquals("keyboard-interactive", refused.args().get("offered"));
        assertEquals(2, prompting.answers.size());
    }

    @Test
    void theAgentSigns() throws Exception {
        TestMachine machine = machine();
        machine.authorized.add(TestKeys.RSA.getPublic());
        Path socket = folder.resolve("agent");
        ending(new TestAgent(socket, List.of(TestKeys.RSA)));
        ssh = client(QUICK, Agents.at(socket));
        assertEquals("hello\n", connected(machine.access(new SshAccess.Login.Agent())).run(HELLO).stdout());
    }

    @Test
    void anAgentThatIsNotThereOrHasNoKeysOrTooManyIsNamed() throws Exception {
        TestMachine machine = ending(new TestMachine(folder.resolve("strict")));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(machine.server, 3);
        machine.server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        machine.start();
        SshAccess access = machine.access(new SshAccess.Login.Agent());
        problem(ProblemCode.SSH_AGENT_MISSING, () -> client(QUICK, Agents.at(folder.resolve("nowhere"))).connect(access));

        Path empty = folder.resolve("empty");
        ending(new TestAgent(empty, List.of()));
        problem(ProblemCode.SSH_AGENT_EMPTY, () -> client(QUICK, Agents.at(empty)).connect(access));

        Path full = folder.resolve("full");
        List<KeyPair> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            keys.add(TestKeys.pair("ssh-rsa", 1024));
        }
        ending(new TestAgent(full, keys));
        ssh.pin(access, ssh.hostKey(access));
        Problem refused = problem(ProblemCode.SSH_TOO_MANY_KEYS, () -> client(QUICK, Agents.at(full)).connect(access));
        assertEquals("5", refused.args().get("keys"));
    }

    private static SshAccess.Login key(Path file) {
        return new SshAccess.Login.KeyFile(file.toString(), PASSPHRASE);
    }

    private static final class Prompting implements KeyboardInteractiveAuthenticator {
        private final List<List<String>> answers = new ArrayList<>();
        private String right = TestMachine.PASSWORD;

        @Override
        public InteractiveChallenge generateChallenge(ServerSession session, String user, String language, String methods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.setInteractionName("");
            challenge.setInteractionInstruction("");
            challenge.setLanguageTag("");
            challenge.addPrompt("Passwort für " + user + ":", false);
            return challenge;
        }

        @Override
        public boolean authenticate(ServerSession session, String user, List<String> responses) {
            answers.add(List.copyOf(responses));
            return responses.equals(List.of(right));
        }
    }
}

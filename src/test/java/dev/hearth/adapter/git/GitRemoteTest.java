// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.adapter.store.MemorySecretStore;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.GitRemote;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRemoteTest {
    private static final Map<String, String> FILES = Map.of("README.md", "hello\n", "apps/manifests/root.yaml", "kind: Application\n");
    @TempDir Path folder;
    private final MemorySecretStore secrets = new MemorySecretStore();
    private KeyPair hostKey;
    private GitHost host;
    private Path known;
    private JGitRemotes remotes;

    @BeforeEach
    void start() throws Exception {
        hostKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
        host = new GitHost(Files.createDirectories(folder.resolve("server")), hostKey);
        known = folder.resolve("known_hosts");
        remotes = new JGitRemotes(secrets, known);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
    }

    @Test
    void aDeployKeyIsMadeForItsOwnerAloneAndOpensTheRepository() throws Exception {
        GitRemote git = ssh(null);
        String line = git.publicKey().orElseThrow();
        assertTrue(line.matches("ssh-ed25519 [A-Za-z0-9+/=]+ hearth home"), line);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("home/deploy-key"))));
        authorize(line);
        pin();
        assertEquals(Map.of(), git.heads());
        String commit = git.commit("main", FILES, List.of(), "First");
        assertEquals(Map.of("main", commit), git.heads());
        assertEquals(FILES, git.files("main"));
        assertEquals(Map.of(), git.files("other"));
        assertEquals(Files.readString(folder.resolve("home/deploy-key")), git.readCredential().get("sshPrivateKey").revealText());
        assertEquals(line, ssh(null).publicKey().orElseThrow(), "the key stays");
    }

    @Test
    void whatIsAlreadySoMakesNoCommitAndRemovedFilesGo() throws Exception {
        GitRemote git = ready();
        String first = git.commit("main", FILES, List.of(), "First");
        assertEquals(first, git.commit("main", FILES, List.of("no/such"), "Again"));
        String second = git.commit("main", Map.of("README.md", "new\n"), List.of("apps/manifests/root.yaml"), "Second");
        assertEquals(Map.of("README.md", "new\n"), git.files("main"));
        assertFalse(first.equals(second));
    }

    @Test
    void aNewBranchBeginsWhereTheRepositoryBegins() throws Exception {
        GitRemote git = ready();
        git.commit("main", Map.of("theirs.txt", "theirs\n"), List.of(), "Theirs");
        git.commit("hearth/home", Map.of("ours.txt", "ours\n"), List.of(), "Ours");
        assertEquals(Map.of("theirs.txt", "theirs\n", "ours.txt", "ours\n"), git.files("hearth/home"));
        assertEquals(Map.of("theirs.txt", "theirs\n"), git.files("main"));
    }

    @Test
    void whatSomebodyPushedMeanwhileStays() throws Exception {
        GitRemote git = ready();
        git.commit("main", FILES, List.of(), "First");
        AtomicReference<String> theirs = new AtomicReference<>();
        host.meanwhile = () -> theirs.set(byAnother());
        Problem moved = problem(() -> git.commit("main", Map.of("README.md", "mine\n"), List.of(), "Mine"));
        assertEquals(ProblemCode.GIT_MOVED, moved.code());
        assertEquals(Retry.SOON, moved.retry());
        assertEquals(theirs.get(), git.heads().get("main"));
        git.commit("main", Map.of("README.md", "mine\n"), List.of(), "Mine");
        assertEquals("theirs\n", git.files("main").get("theirs.txt"));
    }

    @Test
    void anUnknownHostIsNamedWithItsFingerprintAndAChangedOneStops() throws Exception {
        GitRemote git = ssh(null);
        authorize(git.publicKey().orElseThrow());
        Problem unknown = problem(git::heads);
        assertEquals(ProblemCode.GIT_HOST_KEY_UNKNOWN, unknown.code());
        assertEquals(KeyUtils.getFingerPrint(hostKey.getPublic()), unknown.args().get("fingerprint"));
        assertTrue(git.hostKey().isEmpty());
        pin(KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256));
        Problem changed = problem(git::heads);
        assertEquals(ProblemCode.GIT_HOST_KEY_CHANGED, changed.code());
        assertEquals(Retry.NEVER, changed.retry());
        pin();
        assertEquals("[127.0.0.1]:" + host.ssh.getPort() + " " + PublicKeyEntry.toString(hostKey.getPublic()), git.hostKey().orElseThrow());
        assertEquals(Map.of(), git.heads());
    }

    @Test
    void aKeyThatIsNotKnownThereIsRefused() throws Exception {
        pin();
        host.writer = KeyUtils.generateKeyPair("ssh-ed25519", 256).getPublic();
        assertEquals(ProblemCode.GIT_REFUSED, problem(ssh(null)::heads).code());
    }

    @Test
    void aLockedKeyOpensWithItsPassphraseAndArgoCdGetsItOpen() throws Exception {
        KeyPair pair = KeyUtils.generateKeyPair("ssh-rsa", 2048);
        Path file = folder.resolve("id_rsa");
        OpenSSHKeyEncryptionContext lock = new OpenSSHKeyEncryptionContext();
        lock.setCipherName("AES");
        lock.setCipherType("256");
        lock.setCipherMode("CTR");
        lock.setPassword("canary-passphrase");
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", lock, out);
        }
        host.writer = pair.getPublic();
        pin();
        GitRemote git = ssh(file.toString());
        assertEquals(ProblemCode.SSH_PASSPHRASE_MISSING, problem(git::heads).code());
        secrets.put(SecretRef.gitKeyPassphrase(), Secret.of("wrong"));
        assertEquals(ProblemCode.SSH_PASSPHRASE_WRONG, problem(git::heads).code());
        secrets.put(SecretRef.gitKeyPassphrase(), Secret.of("canary-passphrase"));
        git.commit("main", FILES, List.of(), "First");
        Path open = Files.write(folder.resolve("open"), git.readCredential().get("sshPrivateKey").reveal());
        secrets.forget(SecretRef.gitKeyPassphrase());
        assertEquals(FILES, ssh(open.toString()).files("main"));
        assertEquals(AuthorizedKeyEntry.parseAuthorizedKeyEntry(ssh(open.toString()).publicKey().orElseThrow()).resolvePublicKey(null, null, null), pair.getPublic());
    }

    @Test
    void aRepositoryThatIsNotThereAndOneThatMayOnlyBeReadAreToldApart() throws Exception {
        GitRemote git = ready();
        GitTarget.Ssh elsewhere = new GitTarget.Ssh(host.sshUrl().replace("home.git", "away.git"), "main", null);
        assertEquals(ProblemCode.GIT_MISSING, problem(remotes.open(elsewhere, folder.resolve("home"))::heads).code());
        host.readOnly = true;
        assertEquals(ProblemCode.GIT_READ_ONLY, problem(() -> git.commit("main", FILES, List.of(), "First")).code());
    }

    @Test
    void aHostThatDoesNotAnswerIsAskedAgainSoon() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        GitRemote bySsh = remotes.open(new GitTarget.Ssh("ssh://git@127.0.0.1:" + closed + "/home.git", "main", null), folder.resolve("home"));
        GitRemote byHttp = remotes.open(new GitTarget.Https("http://127.0.0.1:" + closed + "/home.git", "main", "hearth"), folder.resolve("home"));
        secrets.put(SecretRef.gitToken(), Secret.of(GitHost.TOKEN));
        for (GitRemote git : List.of(bySsh, byHttp)) {
            Problem problem = problem(git::heads);
            assertEquals(ProblemCode.GIT_UNREACHABLE, problem.code());
            assertEquals(Retry.SOON, problem.retry());
        }
    }

    @Test
    void aTokenOpensTheRepositoryAndIsNeverTold() throws Exception {
        GitRemote git = remotes.open(new GitTarget.Https(host.httpUrl(), "main", "hearth"), folder.resolve("home"));
        assertEquals(ProblemCode.GIT_TOKEN_MISSING, problem(git::heads).code());
        secrets.put(SecretRef.gitToken(), Secret.of("canary-wrong"));
        Problem refused = problem(git::heads);
        assertEquals(ProblemCode.GIT_REFUSED, refused.code());
        assertFalse(refused.toString().contains("canary"), refused.toString());
        secrets.put(SecretRef.gitToken(), Secret.of(GitHost.TOKEN));
        git.commit("main", FILES, List.of(), "First");
        assertEquals(FILES, git.files("main"));
        assertEquals(Secret.of(GitHost.TOKEN), git.readCredential().get("password"));
        host.readOnly = true;
        assertEquals(ProblemCode.GIT_READ_ONLY, problem(() -> git.commit("main", Map.of("a", "b"), List.of(), "Second")).code());
        GitTarget.Https elsewhere = new GitTarget.Https(host.httpUrl().replace("home.git", "away.git"), "main", "hearth");
        assertEquals(ProblemCode.GIT_MISSING, problem(remotes.open(elsewhere, folder.resolve("home"))::heads).code());
        try (var files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(GitHost.TOKEN), file.toString());
            }
        }
    }

    @Test
    void aFolderBecomesARepositoryWithItsFilesToBeRead() throws Exception {
        Path place = folder.resolve("tree");
        GitRemote git = remotes.open(new GitTarget.Folder(place.toString()), folder.resolve("home"));
        assertEquals(Map.of(), git.heads());
        String commit = git.commit("main", FILES, List.of(), "First");
        assertEquals(commit, git.heads().get("main"));
        assertEquals("kind: Application\n", Files.readString(place.resolve("apps/manifests/root.yaml")));
        Files.writeString(place.resolve("notes.txt"), "mine\n");
        git.commit("main", Map.of("README.md", "new\n"), List.of(), "Second");
        assertEquals("new\n", Files.readString(place.resolve("README.md")));
        assertEquals("mine\n", Files.readString(place.resolve("notes.txt")));
        Files.writeString(place.resolve("README.md"), "edited by hand\n");
        assertEquals(ProblemCode.GIT_FOLDER, problem(() -> git.commit("main", Map.of("README.md", "newer\n"), List.of(), "Third")).code());
        assertEquals("edited by hand\n", Files.readString(place.resolve("README.md")));
        assertEquals("new\n", git.files("main").get("README.md"));
    }

    private String byAnother() {
        try (var repository = host.repository()) {
            var head = repository.resolve("refs/heads/main");
            var made = new Trees(repository).commit(head, Map.of("theirs.txt", "theirs\n"), List.of(), "Theirs").orElseThrow();
            var update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(made);
            update.update();
            return made.name();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private GitRemote ready() throws Exception {
        GitRemote git = ssh(null);
        authorize(git.publicKey().orElseThrow());
        pin();
        return git;
    }

    private GitRemote ssh(String key) throws ProblemException {
        return remotes.open(new GitTarget.Ssh(host.sshUrl(), "main", key), folder.resolve("home"));
    }

    private void authorize(String line) throws Exception {
        host.writer = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line).resolvePublicKey(null, null, null);
    }

    private void pin() throws Exception {
        pin(hostKey);
    }

    private void pin(KeyPair key) throws Exception {
        Files.writeString(known, "[127.0.0.1]:" + host.ssh.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    private interface Asked {
        void ask() throws Exception;
    }

    private static Problem problem(Asked asked) {
        return assertThrows(ProblemException.class, asked::ask).problem();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String CANARY = "c4n4ry-hunter2";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
            node1/sudo-password, own
            node2/sudo-password, shared
            gate.example.com/ssh-password, login
            node1/key-passphrase,
            cluster/server-token, token
            node1/server-token,
            sudo-password, shared
            """)
    void aNodeHasItsOwnSecretOrTheSharedOne(String name, String value) throws Exception {
        SecretStore store = new MemorySecretStore(SecretsFile.read(file("rw-------", """
                sudo-password: shared
                node1/sudo-password: own
                ssh-password: 'login'
                cluster/server-token: "token"
                """)));
        assertEquals(Optional.ofNullable(value), store.find(new SecretRef(name)).map(Secret::revealText));
    }

    @Test
    void forgetsWhatItIsToldTo() {
        SecretStore store = new MemorySecretStore();
        SecretRef ref = SecretRef.sudoPassword("node1");
        store.put(ref, Secret.of("one"));
        store.put(ref, Secret.of(CANARY));
        assertEquals(Optional.of(Secret.of(CANARY)), store.find(ref));
        assertFalse(store.toString().contains(CANARY));
        store.forget(ref);
        assertEquals(Optional.empty(), store.find(ref));
    }

    @Test
    void holdsForManyThreads() {
        SecretStore store = new MemorySecretStore();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                SecretRef ref = SecretRef.sudoPassword("node" + i);
                threads.submit(() -> store.put(ref, Secret.of(ref.name())));
            }
        }
        for (int i = 0; i < 1000; i++) {
            SecretRef ref = SecretRef.sudoPassword("node" + i);
            assertEquals(Optional.of(Secret.of(ref.name())), store.find(ref));
        }
    }

    @Test
    void readsValuesAsTheyStand() throws Exception {
        Map<SecretRef, Secret> secrets = SecretsFile.read(file("r--------", "sudo-password: 0123\nssh-password: 'a #b: c'\n"));
        assertEquals(Secret.of("0123"), secrets.get(new SecretRef("sudo-password")));
        assertEquals(Secret.of("a #b: c"), secrets.get(new SecretRef("ssh-password")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-r-----", "rw--w----", "rw------x"})
    void refusesAFileThatOthersMayUse(String mode) throws Exception {
        Problem problem = refused(file(mode, "sudo-password: " + CANARY));
        assertEquals(ProblemCode.SECRETS_FILE_EXPOSED, problem.code());
        assertEquals(mode, problem.args().get("found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "c4n4ry-hunter2", "sudo-password: *c4n4ry-hunter2", "sudo-password: [c4n4ry-hunter2]", "sudo-password: {a: c4n4ry-hunter2}",
        "sudo-password: \"c4n4ry-hunter2", "Sudo c4n4ry-hunter2: x", "sudo-password: @c4n4ry-hunter2", "sudo-password: a: c4n4ry-hunter2",
        "sudo-password:\n\tc4n4ry-hunter2", "a: 1\nc4n4ry-hunter2: 1\nc4n4ry-hunter2: 2", "a: !c4n4ry-hunter2:x{} y", "sudo-password: ~\n# c4n4ry-hunter2",
        "sudo-password: `c4n4ry-hunter2", "- c4n4ry-hunter2\n", "a: \u0007 c4n4ry-hunter2", ""})
    void saysWhereAFileIsWrongAndNeverWhatStandsThere(String text) throws Exception {
        Path file = file("rw-------", text);
        ProblemException thrown = assertThrows(ProblemException.class, () -> SecretsFile.read(file));
        assertEquals(ProblemCode.SECRETS_FILE_UNREADABLE, thrown.problem().code());
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("c4n4ry"), trace::toString);
        assertFalse(thrown.problem().toString().contains("c4n4ry"));
    }

    @Test
    void saysThatAFileIsMissing() {
        assertEquals(ProblemCode.SECRETS_FILE_UNREADABLE, refused(folder.resolve("missing")).code());
    }

    private static Problem refused(Path file) {
        return assertThrows(ProblemException.class, () -> SecretsFile.read(file)).problem();
    }

    private Path file(String mode, String text) throws IOException {
        return Files.setPosixFilePermissions(Files.writeString(folder.resolve("secrets.yaml"), text), PosixFilePermissions.fromString(mode));
    }
}

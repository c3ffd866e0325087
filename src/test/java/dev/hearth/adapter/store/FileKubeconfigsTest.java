// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.Kubeconfigs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileKubeconfigsTest {
    private static final Secret OURS = Secret.of("""
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority-data: Q0E=
                server: https://192.168.5.200:6443
              name: home
            contexts:
            - context:
                cluster: home
                user: home
              name: home
            current-context: home
            kind: Config
            preferences: {}
            users:
            - name: home
              user:
                client-certificate-data: Q0VSVA==
                client-key-data: S0VZ
            """);
    private static final String THEIRS = """
            # mine, do not touch
            kind: Config
            apiVersion: v1
            colour: "0x1F"
            users:
            - name: work
              user: {token: '0123', exec: {command: get-token, args: [--now], provideClusterInfo: false}}
            clusters:
            - name: work # the office
              cluster:
                server: https://work:6443
                insecure-skip-tls-verify: true
            contexts: []
            current-context: work
            """;

    @TempDir
    Path home;

    private Kubeconfigs kubeconfigs;

    @BeforeEach
    void open() {
        kubeconfigs = new FileKubeconfigs(Map.of(), home, Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void theFileIsTheFirstThatKubectlWouldWriteTo() {
        assertEquals(home.resolve(".kube/config"), kubeconfigs.defaultFile());
        assertEquals(Path.of("/a"), new FileKubeconfigs(Map.of("KUBECONFIG", "/a" + File.pathSeparator + "/b"), home).defaultFile());
        assertEquals(Path.of("/b"), new FileKubeconfigs(Map.of("KUBECONFIG", File.pathSeparator + "/b"), home).defaultFile());
        assertEquals(home.resolve(".kube/config"), new FileKubeconfigs(Map.of("KUBECONFIG", ""), home).defaultFile());
    }

    @Test
    void makesAFileWhereThereIsNone() throws Exception {
        Path file = kubeconfigs.defaultFile();
        assertFalse(kubeconfigs.contains(file, "home", OURS));
        assertEquals(Optional.empty(), kubeconfigs.merge(file, "home", OURS));

        assertTrue(kubeconfigs.contains(file, "home", OURS));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).contains("current-context: home"));
    }

    @Test
    void keepsAllElseAsItIs() throws Exception {
        Path file = Files.writeString(home.resolve("config"), THEIRS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Path backup = kubeconfigs.merge(file, "home", OURS).orElseThrow();

        assertEquals(home.resolve("config.before-hearth-20261122-120000-000"), backup);
        assertEquals(THEIRS, Files.readString(backup));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("""
                # mine, do not touch
                kind: Config
                apiVersion: v1
                colour: "0x1F"
                users:
                  - name: work
                    user: {token: '0123', exec: {command: get-token, args: [--now], provideClusterInfo: false}}
                  - name: home
                    user:
                      client-certificate-data: Q0VSVA==
                      client-key-data: S0VZ
                clusters:
                  - name: work # the office
                    cluster:
                      server: https://work:6443
                      insecure-skip-tls-verify: true
                  - name: home
                    cluster:
                      certificate-authority-data: Q0E=
                      server: https://192.168.5.200:6443
                contexts:
                  - name: home
                    context:
                      cluster: home
                      user: home
                current-context: work
                """, Files.readString(file));
    }

    @Test
    void mergingTwiceIsMergingOnce() throws Exception {
        Path file = Files.writeString(home.resolve("config"), THEIRS);
        kubeconfigs.merge(file, "home", OURS);
        String once = Files.readString(file);
        kubeconfigs.merge(file, "home", OURS);
        assertEquals(once, Files.readString(file));
    }

    @Test
    void replacesWhatHasOurName() throws Exception {
        Path file = home.resolve("config");
        kubeconfigs.merge(file, "home", OURS);
        Secret other = Secret.of(OURS.revealText().replace("S0VZ", "TkVX"));
        assertFalse(kubeconfigs.contains(file, "home", other));
        assertFalse(kubeconfigs.contains(file, "away", OURS));

        kubeconfigs.merge(file, "home", other);
        assertTrue(kubeconfigs.contains(file, "home", other));
        assertFalse(Files.readString(file).contains("S0VZ"));
        kubeconfigs.merge(file, "away", OURS);
        assertTrue(kubeconfigs.contains(file, "home", other));
        assertTrue(kubeconfigs.contains(file, "away", OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"just words", "[a, b]", "kind: [", "clusters: {home: {}}", "users: [1]", "kind: Deployment\napiVersion: apps/v1", "colour: red", "a: &a [1]\nusers: *a"})
    void leavesAFileThatIsNoneAlone(String text) throws Exception {
        Path file = Files.writeString(home.resolve("config"), text);

        assertEquals(ProblemCode.KUBECONFIG_UNREADABLE,
                assertThrows(ProblemException.class, () -> kubeconfigs.merge(file, "home", OURS)).problem().code());
        assertEquals(ProblemCode.KUBECONFIG_UNREADABLE,
                assertThrows(ProblemException.class, () -> kubeconfigs.contains(file, "home", OURS)).problem().code());
        assertEquals(text, Files.readString(file));
        assertEquals(List.of(file), entries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "apiVersion: v1\nkind: Config\n", "clusters:\nusers:\ncontexts:\ncurrent-context: ''\n",
        "{\"kind\": \"Config\", \"users\": []}"})
    void addsToAFileWithoutClusters(String text) throws Exception {
        Path file = Files.writeString(home.resolve("config"), text);
        kubeconfigs.merge(file, "home", OURS);
        assertTrue(kubeconfigs.contains(file, "home", OURS));
        assertTrue(Files.readString(file).matches("(?s).*\"?current-context\"?: home.*"), Files.readString(file));
    }

    @Test
    void followsALink() throws Exception {
        Path real = Files.writeString(Files.createDirectory(home.resolve("dotfiles")).resolve("kube"), THEIRS);
        Path link = Files.createSymbolicLink(home.resolve("config"), real);
        kubeconfigs.merge(link, "home", OURS);
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(kubeconfigs.contains(real, "home", OURS));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(home)) {
            return entries.toList();
        }
    }
}

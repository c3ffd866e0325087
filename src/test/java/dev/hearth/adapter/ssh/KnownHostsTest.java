// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.PublicKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {
    private static final PublicKey ONE = new PublicKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    private static final PublicKey TWO = new PublicKey("ssh-rsa", "AAAAB3NzaC1yc2EAAAADAQABAAAAAQA=");

    @TempDir
    private Path folder;

    @Test
    void anotherPortThan22StandsBesideTheNameInBrackets() {
        assertEquals("node1.lan", KnownHosts.name("Node1.LAN", 22));
        assertEquals("[node1.lan]:2222", KnownHosts.name("node1.lan", 2222));
    }

    @Test
    void aPinIsOneLineInAPrivateFile() throws Exception {
        Path file = folder.resolve("new/known_hosts");
        new KnownHosts(file).pin("node1", ONE);
        assertEquals(List.of("node1 ssh-ed25519 " + ONE.base64()), Files.readAllLines(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(ONE), new KnownHosts(file).pinned("node1"));
    }

    @Test
    void aNewPinReplacesTheOldOnesOfThatNameAloneAndKeepsTheRest() throws Exception {
        Path file = folder.resolve("known_hosts");
        Files.writeString(file, "# mine\nnode1,node2 ssh-rsa " + TWO.base64() + " comment\n@revoked node1 ssh-rsa AAAA\nnode1 ssh-rsa X\n\nodd\n");
        KnownHosts known = new KnownHosts(file);
        known.pin("node1", ONE);
        assertEquals(List.of("# mine", "node2 ssh-rsa " + TWO.base64(), "@revoked node1 ssh-rsa AAAA", "", "odd", "node1 ssh-ed25519 " + ONE.base64()),
                Files.readAllLines(file));
        assertEquals(List.of(ONE), known.pinned("node1"));
        assertEquals(List.of(TWO), known.pinned("node2"));
        assertEquals(1, Files.list(folder).count());
    }

    @Test
    void aFileThatCannotBeReadIsNotTakenForAnEmptyOne() throws Exception {
        Path file = Files.createDirectory(folder.resolve("known_hosts"));
        SshTest.problem(ProblemCode.STORE_UNWRITABLE, () -> new KnownHosts(file).pinned("node1"));
        SshTest.problem(ProblemCode.STORE_UNWRITABLE, () -> new KnownHosts(file).pin("node1", ONE));
    }

    @Test
    void theFingerprintIsThatOfSshKeygen() {
        // ssh-keygen -lf on github.com's published ed25519 key.
        String github = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
        PublicKey key = PublicKey.of(Base64.getDecoder().decode(github));
        assertEquals(new PublicKey("ssh-ed25519", github), key);
        assertEquals("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU", key.fingerprint());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import static dev.hearth.domain.cluster.Drafts.good;
import static dev.hearth.domain.cluster.Drafts.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hearth.domain.cluster.SshAccess.Login;
import dev.hearth.domain.secret.SecretRef;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shared and own SSH settings make of a node's access. */
class SshSettingsTest {
    @Test
    void aNodesOwnSettingsLieOverTheSharedOnes() {
        ClusterDraft shared = good().withSsh(new ClusterDraft.Ssh("ann", "2222", "password", "", "none", "ann@gate:23"));
        ClusterDraft draft = shared.withNodes(List.of(
                shared.nodes().getFirst(), new ClusterDraft.Node("node2", "192.168.5.12", "", "", "", new ClusterDraft.Ssh("bob", "22", "key", "/k", "password", "none"))));
        assertEquals(new SshAccess("192.168.5.11", 2222, "ann", new Login.Password(SecretRef.sshPassword("node1")), null,
                new SshAccess("gate", 23, "ann", new Login.Password(SecretRef.sshPassword("node1")), null, null)), access(draft, 0));
        assertEquals(new SshAccess("192.168.5.12", 22, "bob", new Login.KeyFile("/k", SecretRef.keyPassphrase("node2")), SecretRef.sudoPassword("node2"), null), access(draft, 1));
    }

    @Test
    void anEmptyOwnSettingIsTheSharedOne() {
        ClusterDraft draft = with(with(good().withSsh(new ClusterDraft.Ssh(" ann ", " 2222 ", " Agent ", "", " NONE ", "")), "nodes[0].ssh.user", "  "), "nodes[0].ssh.port", " ");
        assertEquals(new SshAccess("192.168.5.11", 2222, "ann", new Login.Agent(), null, null), access(draft, 0));
    }

    @Test
    void nodesThatAllHaveTheirOwnUserNeedNoSharedOne() {
        ClusterDraft draft = with(good(), "ssh.user", "");
        for (int i = 0; i < 3; i++) {
            draft = with(draft, "nodes[" + i + "].ssh.user", "user" + i);
        }
        assertEquals("user2", access(draft, 2).user());
    }

    @Test
    void rootNeedsNoSudo() {
        assertNull(access(with(with(good(), "ssh.user", "root"), "ssh.sudo", "password"), 0).sudoPassword());
        assertNull(access(with(good(), "nodes[0].ssh.user", "root"), 0).sudoPassword());
        assertNotNull(access(with(good(), "nodes[0].ssh.user", "root"), 1).sudoPassword());
    }

    @ParameterizedTest
    @CsvSource({"gate, ann@gate", "gate:2222, ann@gate:2222", "bob@gate, bob@gate", "bob@192.168.5.1:23, bob@192.168.5.1:23", "a@b@gate, a@b@gate", "GATE.home.arpa, ann@gate.home.arpa"})
    void aJumpHostTakesTheNodesUserAndLogin(String typed, String destination) {
        SshAccess jump = Objects.requireNonNull(access(with(good(), "ssh.jump", typed), 0).jump());
        assertEquals(destination, jump.destination());
        assertEquals(access(good(), 0).login(), jump.login());
        assertNull(jump.sudoPassword());
        assertNull(jump.jump());
    }

    @Test
    void theNodeThatIsTheJumpHostIsReachedDirectly() {
        ClusterDraft draft = with(good(), "ssh.jump", "192.168.5.11");
        assertNull(access(draft, 0).jump());
        assertNotNull(access(draft, 1).jump());
        assertNotNull(access(with(draft, "ssh.jump", "192.168.5.11:2222"), 0).jump());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "_apt", "ann.smith", "1ann", "CORP\\ann", "ann@corp.example", "host$"})
    void namesOfDirectoryServicesAreNamesToo(String user) {
        assertEquals(user, access(with(good(), "ssh.user", user), 0).user());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "22, 22", "65535, 65535"})
    void portsGoFromEndToEnd(String typed, int port) {
        assertEquals(port, access(with(good(), "ssh.port", typed), 0).port());
    }

    @Test
    void anInterfaceIsTakenOver() {
        ClusterSpec spec = Objects.requireNonNull(ClusterDrafts.check(with(good(), "nodes[0].interface", " enp0s31f6.100 ")).spec());
        assertEquals("enp0s31f6.100", spec.nodes().get(0).networkInterface());
        assertNull(spec.nodes().get(1).networkInterface());
    }

    private static SshAccess access(ClusterDraft draft, int node) {
        Checked checked = ClusterDrafts.check(draft);
        assertEquals(List.of(), checked.problems().stream().filter(problem -> problem.blocks()).toList());
        return Objects.requireNonNull(checked.spec()).nodes().get(node).access();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAnswersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "loaded|enabled|active|running|0|true|true",
        "loaded|enabled|activating|auto-restart|3|false|true",
        "loaded|disabled|inactive|dead|0|false|false",
        "not-found||inactive|dead|0|false|false",
        "loaded|enabled|failed|failed|5|false|false"
    })
    void aUnitIsReadAsSystemdShowsIt(String load, String file, String active, String sub, int restarts, boolean running, boolean started) {
        UnitState state = UnitState.parse("LoadState=" + load + "\nUnitFileState=" + (file == null ? "" : file) + "\nActiveState=" + active + "\nSubState=" + sub
                + "\nNRestarts=" + restarts + "\n");
        assertEquals(load.equals("loaded"), state.loaded());
        assertEquals("enabled".equals(file), state.enabled());
        assertEquals(running, state.running());
        assertEquals(started, state.started());
        assertEquals(restarts, state.restarts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "K3S_SAN_MISSING|level=fatal msg=\"CA cert validation failed: x509: certificate is valid for 10.43.0.1, 127.0.0.1, not 192.168.5.200\"",
        "K3S_TOKEN_OF_OTHER_CLUSTER|level=fatal msg=\"token CA hash does not match the Cluster CA certificate hash: a != b\"",
        "K3S_NODE_NAME_TAKEN|ETCD join failed: duplicate node name found, please use a unique name for this node",
        "K3S_NODE_PASSWORD_REJECTED|Node password rejected, duplicate hostname or contents of '/etc/rancher/node/password' may not match",
        "K3S_FLAGS_DIFFER|failed to validate server configuration: critical configuration value mismatch between servers",
        "K3S_TOKEN_CHANGED|bootstrap data already found and encrypted with different token",
        "K3S_NO_MEMORY_CGROUP|failed to find memory cgroup (v2), you may need to add \"cgroup_memory=1 cgroup_enable=memory\"",
        "K3S_CLOCK_WRONG|x509: certificate has expired or is not yet valid: current time 2001 is before 2026",
        "K3S_MEMBER_REMOVED|data-dir used by this member must be removed",
        "K3S_PORT_TAKEN|listen tcp :6443: bind: address already in use",
        "K3S_DISK_FULL|write /var/lib/rancher/k3s: no space left on device"
    })
    void aLineOfTheJournalNamesItsCause(ProblemCode code, String line) {
        String journal = "level=info msg=\"Starting k3s\"\n" + line + "\nk3s.service: Scheduled restart job\n";
        assertEquals(code, JournalSign.judge("node2", journal).orElseThrow().code());
    }

    @Test
    void aQuietJournalNamesNoCause() {
        assertTrue(JournalSign.judge("node2", "level=info msg=\"Waiting to retrieve agent configuration\"\n").isEmpty());
    }

    @Test
    void theNewestCauseCounts() {
        String journal = "no space left on device\nbind: address already in use\n";
        assertEquals(ProblemCode.K3S_PORT_TAKEN, JournalSign.judge("node2", journal).orElseThrow().code());
    }

    @Test
    void registriesAreWrittenAsK3sReadsThem() {
        Secret file = RegistriesFile.render(new TreeMap<>(Map.of("ghcr.io", List.of("http://192.168.5.1:5000", "https://ghcr.io"))));
        assertEquals("""
                # Written by Hearth: mirrors of image registries
                mirrors:
                  "ghcr.io":
                    endpoint: ["http://192.168.5.1:5000", "https://ghcr.io"]
                """, file.revealText());
        assertTrue(RegistriesFile.ours(file.revealText()));
        assertFalse(RegistriesFile.ours("mirrors: {}\n"));
    }

    @Test
    void noCommandHasItsInputAmongItsWords() {
        assertFalse(NodeCommands.writeFile("/etc/x", "0600", Secret.of("canary")).toString().contains("canary"));
        assertFalse(NodeCommands.installK3s("server", Secret.of("canary")).words().contains("canary"));
    }
}

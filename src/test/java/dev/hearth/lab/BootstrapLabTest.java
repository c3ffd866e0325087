// SPDX-License-Identifier: Apache-2.0
package dev.hearth.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The main path on real machines: built, left alone, cut, killed, grown. The order matters: each part begins where the last ended. */
@Tag("lab")
@ExtendWith(KeepNodeLogs.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BootstrapLabTest {
    private static final String VIP = "192.168.5.200";
    private static final String UPSTREAM = "releases: " + Lab.STATE.resolve("mirror/releases-upstream.yaml");

    @TempDir
    static Path folder;

    private static HearthAtDesk hearth;

    @BeforeAll
    static void bareMachines() throws IOException {
        Lab.fresh(3);
        hearth = new HearthAtDesk(folder);
    }

    @Test
    @Order(0)
    void anAddressThatWasLeftBehindIsNamedAndNothingBegins() throws Exception {
        Lab.lab("ssh", "node2", "ip", "addr", "add", VIP + "/32", "dev", "eth0");
        hearth.plan(3, UPSTREAM);
        HearthAtDesk.Ended ended = hearth.run("apply");
        assertEquals(3, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains("ip addr del " + VIP + "/32 dev eth0"), ended.output());
        assertEquals(List.of(), ended.acted());
    }

    /** What the test before this one found is mended on the way. */
    @Test
    @Order(1)
    void threeBareMachinesBecomeAClusterOfThreeVoters() throws Exception {
        hearth.plan(3, "scope: control-plane\nmend: [node2/old.vip]\n", List.of(UPSTREAM));
        HearthAtDesk.Ended ended = hearth.run("apply");
        assertEquals(0, ended.exitCode(), ended.output());
        assertTrue(ended.acted().stream().anyMatch(line -> line.contains("node2/mend-old-vip")), ended.output());
        System.out.printf("lab: bootstrap of three servers %.1f s%n", ended.seconds());
        assertMembers(3);
        assertTrue(Lab.pings(VIP));
        assertTrue(Files.readString(hearth.kubeconfig()).contains("https://" + VIP + ":6443"));
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(hearth.kubeconfig())));
    }

    @Test
    @Order(2)
    void aSecondApplyChangesNothing() throws Exception {
        HearthAtDesk.Ended ended = hearth.run("apply");
        assertEquals(0, ended.exitCode(), ended.output());
        assertEquals(List.of(), ended.acted());
        System.out.printf("lab: second apply %.1f s%n", ended.seconds());
        assertEquals(0, hearth.run("status").exitCode());
    }

    @Test
    @Order(3)
    void theApiAnswersAgainWhenTheHolderOfTheVipLosesPower() {
        String holder = Lab.kubectl(hearth.kubeconfig(), "-n", "kube-system", "get", "lease", "plndr-cp-lock", "-o", "jsonpath={.spec.holderIdentity}").strip();
        Lab.lab("cut", holder);
        double seconds = Lab.until("the API at the VIP after " + holder + " was cut", Duration.ofSeconds(60), () -> Lab.pings(VIP));
        System.out.printf("lab: VIP answers %.1f s after the cut of %s%n", seconds, holder);
        Lab.lab("boot", holder);
        Lab.until(holder + " back", Duration.ofMinutes(4), () -> members().equals(expected(3)));
    }

    @Test
    @Order(4)
    void aKilledHearthGoesOnWhereItWas() throws Exception {
        Lab.fresh(3);
        forgetHostKeys();
        hearth.plan(3, UPSTREAM);
        Path output = folder.resolve("killed.log");
        Process process = hearth.start("apply", output);
        Lab.until("the second join", Duration.ofMinutes(5), () -> joining(output, process));
        process.destroyForcibly().waitFor();
        HearthAtDesk.Ended ended = hearth.run("apply");
        assertEquals(0, ended.exitCode(), ended.output());
        assertMembers(3);
    }

    @Test
    @Order(5)
    void aFourthNodeLeavesTheOthersAlone() throws Exception {
        Lab.lab("up", "4");
        Map<String, String> before = starts(3);
        hearth.plan(4, UPSTREAM);
        HearthAtDesk.Ended ended = hearth.run("apply");
        assertEquals(0, ended.exitCode(), ended.output());
        assertEquals(before, starts(3));
        assertMembers(4);
    }

    @Test
    @Order(6)
    void aMirrorAndARegistryReplaceTheInternet() throws Exception {
        Lab.fresh(3);
        forgetHostKeys();
        String registry = "[\"http://192.168.5.1:5000\"]";
        hearth.plan(3, "mirror: http://192.168.5.1:8080/", "registries: {docker.io: " + registry + ", ghcr.io: " + registry + "}");
        HearthAtDesk.Ended ended = hearth.run("apply");
        assertEquals(0, ended.exitCode(), ended.output());
        assertMembers(3);
        assertTrue(Lab.lab("ssh", "node2", "cat /etc/rancher/k3s/registries.yaml").contains("http://192.168.5.1:5000"));
    }

    private static boolean joining(Path output, Process process) {
        try {
            String text = Files.readString(output);
            assertTrue(process.isAlive(), text);
            return text.lines().anyMatch(line -> line.contains("\"event\":\"step-acting\"") && line.contains("node3/join-server"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** New machines have new keys; a user would compare and pin them again. */
    private static void forgetHostKeys() throws IOException {
        Files.deleteIfExists(folder.resolve("config/hearth/known_hosts"));
    }

    private static void assertMembers(int count) {
        assertEquals(expected(count), members());
    }

    private static String expected(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            all.append("node").append(i).append(" True True\n");
        }
        return all.toString();
    }

    /** Name, Ready and EtcdIsVoter of each node, through the VIP. */
    private static String members() {
        try {
            return Lab.kubectl(hearth.kubeconfig(), "get", "nodes", "-o",
                    "jsonpath={range .items[*]}{.metadata.name} {.status.conditions[?(@.type=='Ready')].status} {.status.conditions[?(@.type=='EtcdIsVoter')].status}{'\\n'}{end}");
        } catch (AssertionError unreachable) {
            return unreachable.getMessage();
        }
    }

    private static Map<String, String> starts(int count) {
        Map<String, String> starts = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            starts.put("node" + i, Lab.lab("ssh", "node" + i, "systemctl show -p ActiveEnterTimestampMonotonic,InvocationID k3s"));
        }
        return starts;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Mend;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.node.NodeCommands;
import dev.hearth.node.Survey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is judged of what a machine says, and what is done then. */
class MendingTest {
    static ClusterSpec spec() {
        List<ClusterDraft.Node> nodes = List.of(1, 2, 3).stream()
                .map(i -> new ClusterDraft.Node("node" + i, "192.168.5.1" + i, "", i == 3 ? "agent" : "", "", ClusterDraft.Ssh.empty())).toList();
        return Objects.requireNonNull(ClusterDrafts.check(ClusterDraft.empty().withName("home").withNodes(nodes)
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "", "192.168.5.200", "192.168.5.201-192.168.5.220", "", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""))).spec());
    }

    /** @param lines separated by semicolons */
    static Cure judge(Mend mend, int node, String lines) throws Exception {
        Survey said = Survey.parse("node" + node, "survey=1\n" + lines.replace(";", "\n") + "\nend=ok\n");
        return Mending.of(mend).judge(spec(), spec().nodes().get(node - 1), said);
    }

    static String told(Cure cure) {
        return switch (cure) {
            case Cure.Well well -> "well: " + well.evidence();
            case Cure.Ill ill -> String.join(" && ", ill.lines());
            case Cure.Settling settling -> settling.suspect().code().name();
            case Cure.Beyond beyond -> beyond.problem().code().name();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "left=nothing|well: 192.168.5.200 absent",
        "vip.on=eth0 192.168.5.200/32|ip addr del 192.168.5.200/32 dev eth0",
        "vip.on=eth0 192.168.5.200/32;vip.on=wlan0 192.168.5.200/32|ip addr del 192.168.5.200/32 dev eth0 && ip addr del 192.168.5.200/32 dev wlan0",
        "vip.on=eth0 192.168.5.200/32;busy=k3s|well: 192.168.5.200/32 dev eth0, k3s",
        "vip.on=eth0 192.168.5.200/32;busy=kube-vip|well: 192.168.5.200/32 dev eth0, kube-vip",
        "vip.on=eth0 192.168.5.200/24|MEND_VIP_CONFIGURED"
    })
    void anAddressIsTakenAwayThatKubeVipLeftAndNobodyUses(String said, String done) throws Exception {
        assertEquals(done, told(judge(Mend.OLD_VIP, 1, said)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "time.can=yes;time.ntp=yes;time.synced=yes|well: NTPSynchronized=yes",
        "time.can=yes;time.ntp=no;time.synced=no|timedatectl set-ntp true",
        "time.can=yes;time.ntp=yes;time.synced=no|MEND_TIME_UNSYNCED",
        "time.can=no;time.ntp=no;time.synced=no|MEND_NO_TIME_SERVICE",
        "left=nothing|MEND_NO_TIME_SERVICE"
    })
    void synchronisationIsSwitchedOnWhereSomethingCanKeepTheTime(String said, String done) throws Exception {
        assertEquals(done, told(judge(Mend.TIME_SYNC, 1, said)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cpuset cpu memory|a b|a b||well: memory in cgroup.controllers",
        "cpuset cpu|a b|a b||cp -p /boot/c /boot/c.hearth-D && /boot/c: + cgroup_memory=1 cgroup_enable=memory && systemctl reboot",
        "cpuset cpu|a cgroup_memory=1|a||cp -p /boot/c /boot/c.hearth-D && /boot/c: + cgroup_enable=memory && systemctl reboot",
        "cpuset cpu|a cgroup_memory=1 cgroup_enable=memory|a||systemctl reboot",
        "cpuset cpu|a cgroup_memory=1 cgroup_enable=memory|a cgroup_memory=1 cgroup_enable=memory||MEND_WITHOUT_EFFECT",
        "cpuset cpu|a b|a b|k3s|MEND_K3S_RUNS",
        "cpu|a b|a b||MEND_NO_BOOT_FILE",
        "cpuset cpu||a b||MEND_NO_BOOT_FILE"
    })
    void theKernelIsToldWhatItWasNotToldAndOnlyWhereNothingRuns(String controllers, String file, String kernel, String busy, String done) throws Exception {
        String text = file == null ? "" : ";boot.file=/boot/c;boot.mode=755;boot.date=D;boot.text=" + Base64.getEncoder().encodeToString((file + "\n").getBytes(StandardCharsets.UTF_8));
        assertEquals(done, told(judge(Mend.CGROUP, 1, "cgroup.controllers=" + controllers + ";boot.kernel=" + kernel + text + (busy == null ? "" : ";busy=" + busy))));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theScriptIsUnderstoodByThisMachinesShell() throws Exception {
        Process shell = new ProcessBuilder(NodeCommands.mendLook(Ipv4.of("127.0.0.1"), Ipv4.of("127.0.0.1")).words()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Survey said = Survey.parse("node1", new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, shell.waitFor());
        assertTrue(said.all("vip.on").isEmpty() || said.all("vip.on").contains("lo 127.0.0.1/8"), () -> said.all("vip.on").toString());
    }
}

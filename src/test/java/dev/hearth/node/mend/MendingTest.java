// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Mend;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.node.NodeCommands;
import dev.hearth.node.Survey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
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

    /** node3 is an agent; rules as {@code ufw show added} of ufw 0.36.2 tells them after these very commands. */
    @Test
    void aFirewallGetsTheRulesThatItLacksAndNoOthers() throws Exception {
        Cure.Ill bare = assertInstanceOf(Cure.Ill.class, judge(Mend.FIREWALL, 1, "fw.tool=ufw;fw.ufw=allow 22/tcp"));
        List<String> all = bare.lines();
        assertEquals(List.of("from 10.42.0.0/16", "from 10.43.0.0/16", "from 192.168.5.0/24 to any port 6443 proto tcp",
                "from 192.168.5.12 to any port 2379:2380 proto tcp", "from 192.168.5.12 to any port 10250 proto tcp", "from 192.168.5.12 to any port 8472 proto udp", "from 192.168.5.12 to any port 7946",
                "from 192.168.5.13 to any port 10250 proto tcp", "from 192.168.5.13 to any port 8472 proto udp", "from 192.168.5.13 to any port 7946").stream()
                .map(rule -> "ufw prepend allow " + rule).toList(), all);
        assertEquals(List.of("ufw", "prepend", "allow", "from", "10.42.0.0/16"), bare.deeds().getFirst().command().words());
        String told = String.join(";", all.stream().map(line -> "fw.ufw=" + line.replace("ufw prepend ", "")).toList());
        assertInstanceOf(Cure.Well.class, judge(Mend.FIREWALL, 1, "fw.tool=ufw;" + told));
        Cure.Ill agent = assertInstanceOf(Cure.Ill.class, judge(Mend.FIREWALL, 3, "fw.tool=ufw"));
        assertTrue(agent.lines().stream().noneMatch(line -> line.contains("6443") || line.contains("2379")), () -> agent.lines().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "allow 6443|9", "allow 6443/tcp|9", "allow 6443/udp|10", "deny 6443/tcp|10", "allow from 192.168.5.0/24|2", "allow from 192.168.0.0/16 to any port 8472 proto udp|8",
        "allow from 192.168.5.12|6", "allow from 192.168.5.12 to any port 7946 proto tcp|10", "allow out 6443/tcp|10", "allow in on eth1 to any port 6443 proto tcp|10",
        "allow from 192.168.5.0/24 to 192.168.5.11 port 6443 proto tcp|10", "allow Anywhere on tailscale0|10", "allow OpenSSH|10"
    })
    void aWiderRuleOfSomebodyElseIsEnough(String rule, int left) throws Exception {
        assertEquals(left, assertInstanceOf(Cure.Ill.class, judge(Mend.FIREWALL, 1, "fw.tool=ufw;fw.ufw=" + rule)).lines().size());
    }

    @Test
    void firewalldGetsRichRulesInTheZoneOfTheLanAtOnceAndForGood() throws Exception {
        List<String> lines = assertInstanceOf(Cure.Ill.class, judge(Mend.FIREWALL, 3, "fw.tool=firewalld;fw.zone=home")).lines();
        assertEquals(List.of("firewall-cmd --zone=trusted --add-source=10.42.0.0/16", "firewall-cmd --permanent --zone=trusted --add-source=10.42.0.0/16"), lines.subList(0, 2));
        assertTrue(lines.contains("firewall-cmd --permanent --zone=home --add-rich-rule='rule family=\"ipv4\" source address=\"192.168.5.11\" port port=\"8472\" protocol=\"udp\" accept'"), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains("--reload")), "somebody's own rules of now stay");
        assertEquals(20, lines.size());
        String told = lines.stream().filter(line -> line.contains("rich")).map(line -> ";fw.rich=" + line.replaceAll(".*'(.*)'", "$1")).collect(Collectors.joining());
        assertInstanceOf(Cure.Well.class, judge(Mend.FIREWALL, 3, "fw.tool=firewalld;fw.zone=home;fw.trusted=10.42.0.0/16;fw.trusted=10.43.0.0/16" + told));
    }

    @Test
    void noFirewallLacksNothing() throws Exception {
        assertInstanceOf(Cure.Well.class, judge(Mend.FIREWALL, 1, "left=nothing"));
    }

    /** The real script, with programs in the place of systemd's and the firewalls' that say what those say. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theScriptReadsWhatTheFirewallsAndTheClockSay(@TempDir Path folder) throws Exception {
        program(folder, "timedatectl", "case $3 in CanNTP) echo yes ;; *) echo no ;; esac");
        program(folder, "systemctl", "[ \"$*\" = 'is-active -q firewalld' ]");
        program(folder, "ufw", "case $* in status) echo 'Status: active' ;; 'show added') printf 'Added user rules (see ufw status):\\nufw allow 22/tcp\\nufw allow from 10.42.0.0/16\\n' ;; esac");
        program(folder, "firewall-cmd", "case $* in --get-zone*) exit 2 ;; --get-default-zone) echo home ;;\n"
                + "*--list-sources) echo 10.42.0.0/16 10.43.0.0/16 ;; --permanent*) printf 'rule a\\nrule b\\n' ;; *) echo 'rule b' ;; esac");
        ProcessBuilder shell = new ProcessBuilder(NodeCommands.mendLook(Ipv4.of("192.0.2.1"), Ipv4.of("127.0.0.1")).words());
        shell.environment().merge("PATH", folder + ":", (path, first) -> first + path);
        Survey said = Survey.parse("node1", new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(List.of("allow 22/tcp", "allow from 10.42.0.0/16"), said.all("fw.ufw"));
        assertEquals("home", said.one("fw.zone").orElse(""));
        assertEquals(List.of("rule b"), said.all("fw.rich"), "what is not in effect does not count");
        assertEquals(List.of("10.42.0.0/16", "10.43.0.0/16"), said.all("fw.trusted"));
        assertEquals("timedatectl set-ntp true", told(Mending.of(Mend.TIME_SYNC).judge(spec(), spec().firstServer(), said)));
    }

    private static void program(Path folder, String name, String shell) throws Exception {
        Files.setPosixFilePermissions(Files.writeString(folder.resolve(name), "#!/bin/sh\n" + shell + "\n"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The copy that was made first stays, whatever is in the file by now. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theFirstCopyOfAFileStays(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("cmdline.txt"), "as it was\n");
        Path copy = folder.resolve("cmdline.txt.hearth-2026-11-23");
        for (String text : List.of("as it was\n", "changed\n")) {
            Files.writeString(file, text);
            assertEquals(0, new ProcessBuilder(MendCommands.copy(file.toString(), copy.toString()).words()).inheritIO().start().waitFor());
        }
        assertEquals("as it was\n", Files.readString(copy));
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

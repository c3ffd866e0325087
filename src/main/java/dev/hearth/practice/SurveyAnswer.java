// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.node.K3sPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A small Debian machine's answer to the survey (resources/dev/hearth/node/survey.sh has the keys). */
final class SurveyAnswer {
    private static final String MACHINE = """
            sudo.path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            os.id=debian
            os.version=13
            os.name=Debian GNU/Linux 13 (trixie)
            os.system=Linux
            os.machine=x86_64
            os.bits=64
            os.kernel=6.12.48+deb13-amd64
            os.init=systemd
            os.virt=none
            os.cgroup=v2
            os.controllers=cpuset cpu io memory hugetlb pids rdma misc
            os.kconfig=complete
            os.module=overlay loaded
            os.module=br_netfilter available
            os.module=nf_conntrack loaded
            os.module=vxlan available
            os.iptables=iptables v1.8.11 (nf_tables)
            os.swap=0
            os.readonly=no
            res.cpus=4
            res.memory-kib=8119296
            res.disk=104857600 125829120 ext4 /var/lib
            res.media=nvme0n1 nvme 0
            res.inodes=3
            res.fsync=0.31
            net.route=default 192.168.5.1 eth0
            net.route=192.168.5.0/24 - eth0
            net.speed=eth0 1000 full
            net.nameserver=192.168.5.1
            net.port=tcp 22 sshd
            """;

    private static final Duration BEHIND = Duration.ofMinutes(7);
    private static final String MARK = "# hearth-cluster: ";

    private SurveyAnswer() {}

    /**
     * @param asked the script's arguments: VIP, addresses, URLs, folder
     * @param arrived when the question came
     */
    static String of(World world, PracticeNode node, List<String> asked, Instant arrived) {
        StringBuilder text = new StringBuilder("survey=1\nshell.tmp=yes\n").append(MendPlay.has(world, node, Fault.NO_MEMORY_CGROUP) ? MACHINE.replace(" memory", "") : MACHINE);
        Instant clock = MendPlay.has(world, node, Fault.CLOCK_OFF) ? arrived.minus(BEHIND) : arrived;
        say(text, "time.now", String.format(Locale.ROOT, "%d.%09d", clock.getEpochSecond(), clock.getNano()));
        say(text, "time.synced", clock.equals(arrived) ? "yes" : "no");
        say(text, "id.hostname", node.name());
        say(text, "id.machine", Sums.of(node.name().getBytes(java.nio.charset.StandardCharsets.UTF_8)).substring(0, 32));
        say(text, "net.address", "eth0 " + node.address() + "/24 static");
        world.cluster().kubeVip().announcer(vip(asked), arrived).filter(node::equals).ifPresent(holder -> say(text, "net.address", "eth0 " + vip(asked) + "/32 static"));
        if (MendPlay.has(world, node, Fault.OLD_VIP)) {
            say(text, "net.address", "eth0 " + vip(asked) + "/32 static");
        }
        if (MendPlay.has(world, node, Fault.FIREWALL_8472)) {
            say(text, "net.firewall", "ufw");
        }
        say(text, "net.link", "eth0 " + node.mac() + " 1500");
        node.sysctls().forEach((key, value) -> say(text, "os.sysctl", key + " " + value));
        k3s(text, node);
        for (String address : words(asked, 1)) {
            Optional<String> mac = Ipv4.parse(address).flatMap(ip -> world.mac(ip, arrived));
            mac.ifPresent(found -> say(text, "net.pong", address));
            mac.ifPresent(found -> say(text, "net.ping", address + " 0 0." + (3 + Math.floorMod(found.hashCode(), 5))));
            mac.ifPresent(found -> say(text, "net.neighbour", address + " " + found));
        }
        new PracticeNetwork(world).neighbours().stream().filter(neighbour -> !neighbour.address().equals(node.address()))
                .forEach(neighbour -> say(text, "net.seen", neighbour.address() + " " + neighbour.mac() + " 20"));
        words(asked, 2).forEach(url -> say(text, "net.out", url + " 0 200"));
        return text.append("end=ok\n").toString();
    }

    private static void k3s(StringBuilder text, PracticeNode node) {
        if (node.file(K3sPaths.BINARY).isPresent()) {
            say(text, "old.k3s", PracticeArtifacts.version(node));
        }
        String unit = node.service().unit();
        if (!unit.isEmpty()) {
            String active = node.service().show(unit).lines().filter(line -> line.startsWith("ActiveState=")).findFirst().orElse("").replace("ActiveState=", "");
            say(text, "old.unit", unit + " " + active);
        }
        node.file(K3sPaths.CONFIG).ifPresent(file -> say(text, "old.config", file.text().lines().filter(line -> line.startsWith(MARK)).findFirst().map(line -> line.substring(MARK.length())).orElse("foreign")));
        if (node.data()) {
            if (node.service().server()) {
                say(text, "old.data", "server");
            }
            say(text, "old.data", "agent");
        }
        node.file(K3sPaths.RESTORE).ifPresent(mark -> say(text, "old.restore", mark.text().strip()));
        if (node.service().running()) {
            say(text, "net.port", "tcp 6443 k3s-server");
            say(text, "net.port", "tcp 10250 k3s-server");
        }
    }

    private static Ipv4 vip(List<String> asked) {
        return asked.isEmpty() ? World.GATEWAY : Ipv4.parse(asked.getFirst()).orElse(World.GATEWAY);
    }

    private static List<String> words(List<String> asked, int place) {
        return asked.size() <= place ? List.of() : Arrays.stream(asked.get(place).split(" +")).filter(word -> !word.isEmpty()).toList();
    }

    private static void say(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }
}

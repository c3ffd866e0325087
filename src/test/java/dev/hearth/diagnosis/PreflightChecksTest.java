// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.node.NodeFacts;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check against the answer of a healthy machine with one thing changed. */
class PreflightChecksTest {
    private static final String HEALTHY = """
            survey=1
            sudo.path=/usr/local/sbin:/usr/local/bin:/usr/bin
            os.id=debian
            os.name=Debian GNU/Linux 12 (bookworm)
            os.system=Linux
            os.machine=x86_64
            os.bits=64
            os.kernel=6.1.0-28-amd64
            os.init=systemd
            os.virt=none
            os.cgroup=v2
            os.controllers=cpuset cpu io memory pids
            os.kconfig=complete
            os.module=overlay loaded
            os.module=br_netfilter available
            os.iptables=iptables v1.8.9 (nf_tables)
            os.swap=0
            os.readonly=no
            id.hostname=%1$s
            id.machine=machine-of-%1$s
            id.product=product-of-%1$s
            time.synced=yes
            res.cpus=4
            res.memory-kib=8119296
            res.disk=104857600 125829120 ext4 /var/lib
            res.media=sda sata 0
            res.inodes=3
            res.fsync=0.31
            net.address=eth0 %2$s/24 static
            net.link=eth0 52:54:00:00:00:%3$s 1500
            net.route=default 192.168.5.1 eth0
            net.route=192.168.5.0/24 - eth0
            net.speed=eth0 1000 full
            net.nameserver=192.168.5.1
            net.port=tcp 22 sshd
            net.pong=192.168.5.11
            net.pong=192.168.5.12
            net.pong=192.168.5.13
            net.ping=192.168.5.12 33 0.4
            net.out=https://ghcr.io/v2/ 0 401
            end=ok
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "os.supported|os.system=Linux|os.system=FreeBSD|BLOCKING|PREFLIGHT_NOT_LINUX",
        "os.supported|os.id=debian|os.id=gentoo|SHOULD_FIX|PREFLIGHT_OS_UNKNOWN",
        "os.arch|os.machine=x86_64|os.machine=armv7l|BLOCKING|PREFLIGHT_ARCH",
        "os.arch|os.bits=64|os.bits=32|BLOCKING|PREFLIGHT_ARCH",
        "os.init|os.init=systemd|os.init=init|BLOCKING|PREFLIGHT_INIT",
        "os.virt|os.virt=none|os.virt=lxc|SHOULD_FIX|PREFLIGHT_CONTAINER",
        "os.rofs|os.readonly=no|os.readonly=/usr/local/bin|BLOCKING|PREFLIGHT_READ_ONLY",
        "os.kernel|os.kernel=6.1.0-28-amd64|os.kernel=5.3.18-default|SHOULD_FIX|PREFLIGHT_KERNEL_OLD",
        "os.modules|br_netfilter available|br_netfilter missing|BLOCKING|PREFLIGHT_MODULES",
        "os.cgroup|cpuset cpu io memory pids|cpuset cpu io pids|BLOCKING|PREFLIGHT_CGROUP",
        "os.iptables|v1.8.9|v1.8.4|SHOULD_FIX|PREFLIGHT_IPTABLES",
        "os.selinux|os.swap=0|os.selinux=Enforcing|SHOULD_FIX|PREFLIGHT_SELINUX",
        "os.swap|os.swap=0|os.swap=1|INFO|PREFLIGHT_SWAP",
        "os.nmcloud|os.swap=0|os.nmcloud=yes|SHOULD_FIX|PREFLIGHT_NM_CLOUD",
        "os.nm|os.swap=0|os.nm=managed|SHOULD_FIX|PREFLIGHT_NM_MANAGES",
        "os.dpkg|os.swap=0|os.dpkg=unattended-upgr|SHOULD_FIX|PREFLIGHT_PACKAGES_BUSY",
        "os.iptables|os.swap=0|os.iptables-mix=4 legacy, 9 nft|SHOULD_FIX|PREFLIGHT_IPTABLES_MIX",
        "id.name|id.hostname=node1|id.hostname=raspberrypi|SHOULD_FIX|PREFLIGHT_HOSTNAME_SHAPE",
        "id.name|id.hostname=node1|id.hostname=Node_1|SHOULD_FIX|PREFLIGHT_HOSTNAME_SHAPE",
        "id.name|id.hostname=node1|id.hostname=-node1|SHOULD_FIX|PREFLIGHT_HOSTNAME_SHAPE",
        "ip.dhcp|/24 static|/24 dynamic|INFO|PREFLIGHT_LEASE_OUTSIDE",
        "os.reboot|os.swap=0|os.reboot=yes|SHOULD_FIX|PREFLIGHT_REBOOT",
        "res.cpu|res.cpus=4|res.cpus=1|SHOULD_FIX|PREFLIGHT_CPU",
        "res.mem|res.memory-kib=8119296|res.memory-kib=1000000|BLOCKING|PREFLIGHT_MEMORY",
        "res.mem|res.memory-kib=8119296|res.memory-kib=2000000|SHOULD_FIX|PREFLIGHT_MEMORY",
        "res.disk|res.disk=104857600|res.disk=4194304|BLOCKING|PREFLIGHT_DISK",
        "res.disk|res.disk=104857600|res.disk=10485760|SHOULD_FIX|PREFLIGHT_DISK",
        "res.inodes|res.inodes=3|res.inodes=95|SHOULD_FIX|PREFLIGHT_INODES",
        "res.fs|ext4|nfs4|BLOCKING|PREFLIGHT_FILE_SYSTEM",
        "res.fsync|res.fsync=0.31|res.fsync=3.1|SHOULD_FIX|PREFLIGHT_DISK_SLOW",
        "net.ip|192.168.5.11/24|192.168.5.99/24|BLOCKING|PREFLIGHT_ADDRESS",
        "net.static|/24 static|/24 dynamic|SHOULD_FIX|PREFLIGHT_ADDRESS_DYNAMIC",
        "net.route|net.route=default 192.168.5.1 eth0|net.route=10.9.0.0/16 - eth0|BLOCKING|PREFLIGHT_NO_ROUTE",
        "net.route|net.nameserver|net.route=default 10.0.0.1 wlan0;net.nameserver|SHOULD_FIX|PREFLIGHT_MANY_ROUTES",
        "net.wifi|os.swap=0|net.wireless=eth0|SHOULD_FIX|PREFLIGHT_WIFI",
        "net.cidr|net.nameserver|net.route=10.42.0.0/24 - cni0;net.nameserver|BLOCKING|PREFLIGHT_CLUSTER_NETWORK",
        "net.resolv|net.nameserver=192.168.5.1|net.search=lan|BLOCKING|PREFLIGHT_NO_DNS",
        "net.ports|tcp 22 sshd|tcp 6443 haproxy|BLOCKING|PREFLIGHT_PORTS",
        "net.fw|os.swap=0|net.firewall=ufw|SHOULD_FIX|PREFLIGHT_FIREWALL",
        "net.out|https://ghcr.io/v2/ 0 401|https://ghcr.io/v2/ 28 000|SHOULD_FIX|PREFLIGHT_OUTSIDE",
        "net.mesh|net.pong=192.168.5.12|os.swap=0|BLOCKING|PREFLIGHT_MESH",
        "net.mtu|52:54:00:00:00:11 1500|52:54:00:00:00:11 1400|SHOULD_FIX|PREFLIGHT_MTU",
        "old.k3s|os.swap=0|old.config=foreign|BLOCKING|PREFLIGHT_FOREIGN_K3S",
        "old.kube|os.swap=0|old.service=microk8s|BLOCKING|PREFLIGHT_OTHER_KUBERNETES",
        "old.kube|os.swap=0|old.service=docker|INFO|PREFLIGHT_DOCKER",
        "old.vip|net.route=default|net.address=eth0 192.168.5.200/32 static;net.route=default|BLOCKING|PREFLIGHT_OLD_VIP",
        "sudo.path|/usr/local/bin:|/opt:|INFO|PREFLIGHT_SUDO_PATH",
        "os.kconfig|os.kconfig=complete|os.kconfig= VETH BRIDGE|BLOCKING|PREFLIGHT_KERNEL_OPTIONS",
        "os.apparmor|os.swap=0|os.apparmor=missing|SHOULD_FIX|PREFLIGHT_APPARMOR",
        "os.sysctl|os.swap=0|os.sysctl=net.ipv4.conf.all.rp_filter 1|SHOULD_FIX|PREFLIGHT_SYSCTL",
        "os.sysctl|os.swap=0|os.sysctl=net.ipv4.conf.all.arp_ignore 8|SHOULD_FIX|PREFLIGHT_SYSCTL",
        "os.sysctl|os.swap=0|os.sysctl=net.ipv4.conf.all.arp_filter 1|SHOULD_FIX|PREFLIGHT_SYSCTL",
        "os.sysctl|os.swap=0|os.sysctl=kernel.keys.root_maxkeys 200|SHOULD_FIX|PREFLIGHT_SYSCTL",
        "res.media|sda sata 0|mmcblk0 mmc 0|SHOULD_FIX|PREFLIGHT_DISK_MEDIA",
        "res.media|sda sata 0|sda usb 0|SHOULD_FIX|PREFLIGHT_DISK_MEDIA",
        "net.l2|192.168.5.11/24|192.168.5.11/28|BLOCKING|PREFLIGHT_SUBNET",
        "net.multi|net.route=default|net.address=tailscale0 100.64.1.2/32 static;net.route=default|INFO|PREFLIGHT_OTHER_INTERFACES",
        "net.speed|eth0 1000 full|eth0 100 full|INFO|PREFLIGHT_LINK_SLOW",
        "net.speed|eth0 1000 full|eth0 1000 half|INFO|PREFLIGHT_LINK_SLOW",
        "net.proxy|os.swap=0|net.proxy=http://proxy:3128|SHOULD_FIX|PREFLIGHT_PROXY",
        "net.proxy|os.swap=0|net.proxy=http://proxy:3128;net.noproxy=192.168.5.0/24,10.42.0.0/16,10.43.0.0/16,.svc|SHOULD_FIX|PREFLIGHT_PROXY",
        "net.proxy|os.swap=0|net.proxy=http://proxy:3128;net.noproxy=192.168.5.11,192.168.5.12,192.168.5.13,10.42.0.0/16,10.43.0.0/16,.svc,.cluster.local|SHOULD_FIX|PREFLIGHT_PROXY",
        "net.resolv|net.nameserver=192.168.5.1|net.nameserver=127.0.0.1|SHOULD_FIX|PREFLIGHT_DNS_LOOPBACK",
        "net.resolv|os.swap=0|net.wildcard=lan|SHOULD_FIX|PREFLIGHT_DNS_WILDCARD",
        "old.cni|os.swap=0|old.cni=cni0|SHOULD_FIX|PREFLIGHT_OLD_NETWORK",
        "old.nodepw|os.swap=0|old.nodepassword=yes|INFO|PREFLIGHT_OLD_NODE_PASSWORD",
        "id.product|product-of-node1|product-of-node2|BLOCKING|PREFLIGHT_PRODUCT_TWICE",
        "id.hostname|id.hostname=node1|id.hostname=node2|BLOCKING|PREFLIGHT_HOSTNAME_TWICE",
        "id.machineid|machine-of-node1|machine-of-node2|BLOCKING|PREFLIGHT_MACHINE_ID_TWICE",
        "id.mac|52:54:00:00:00:11|52:54:00:00:00:12|BLOCKING|PREFLIGHT_MAC_TWICE",
        "time.sync|time.synced=yes|time.synced=no|SHOULD_FIX|PREFLIGHT_TIME_SYNC",
    })
    void oneThingWrongIsOneFinding(String check, String right, String wrong, Status status, ProblemCode code) throws ProblemException {
        Finding found = find(findings(right, wrong.replace(';', '\n'), Duration.ZERO), check, "node1");
        assertEquals(status, found.status(), found::found);
        assertEquals(code, Objects.requireNonNull(found.problem()).code());
        assertTrue(!found.found().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ip.vip.free|os.swap=0|net.neighbour=192.168.5.200 5a:91:d5:38:7f:3d|BLOCKING|PREFLIGHT_VIP_TAKEN",
        "ip.vip.free|os.swap=0|net.pong=192.168.5.200|BLOCKING|PREFLIGHT_VIP_TAKEN",
        "ip.dup|net.pong=192.168.5.12|net.neighbour=192.168.5.13 5a:91:d5:38:7f:3d;net.neighbour=192.168.5.13 5a:91:d5:38:7f:3e|BLOCKING|PREFLIGHT_ADDRESS_TWICE",
        "ip.pool|os.swap=0|net.pong=192.168.5.207|SHOULD_FIX|PREFLIGHT_POOL_TAKEN",
    })
    void anAddressThatSomebodyHasIsFoundByAnyNode(String check, String right, String wrong, Status status, ProblemCode code) throws ProblemException {
        Finding found = find(findings(right, wrong.replace(';', '\n'), Duration.ZERO), check, "");
        assertEquals(status, found.status());
        assertEquals(code, Objects.requireNonNull(found.problem()).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "192.168.5.201|52:54:00:00:00:12|52:54:00:00:00:13|OK",
        "192.168.5.200|52:54:00:00:00:12|52:54:00:00:00:13|OK",
        "192.168.5.201|52:54:00:00:00:12|5a:91:d5:38:7f:3d|BLOCKING",
        "192.168.5.99|52:54:00:00:00:12|52:54:00:00:00:13|BLOCKING",
    })
    void anAddressOfTheClusterMayHaveMovedBetweenItsNodes(String address, String mac, String other, Status status) throws ProblemException {
        Finding found = find(findings("os.swap=0", "net.neighbour=" + address + " " + mac + "\nnet.neighbour=" + address + " " + other, Duration.ZERO), "ip.dup", "");
        assertEquals(status, found.status(), found::found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "old.config=home|52:54:00:00:00:12|OK",
        "old.config=home|5a:91:d5:38:7f:3d|BLOCKING",
        "os.swap=0|52:54:00:00:00:12|BLOCKING",
    })
    void aVipThatOneOfItsNodesTookWhileWeAskedIsTheClusters(String cluster, String mac, Status status) throws ProblemException {
        Finding found = find(findings("os.swap=0", cluster + "\nnet.neighbour=192.168.5.200 " + mac, Duration.ZERO), "ip.vip.free", "");
        assertEquals(status, found.status(), found::found);
    }

    @ParameterizedTest
    @CsvSource({"0,OK", "4,OK", "6,SHOULD_FIX", "31,BLOCKING", "-31,BLOCKING"})
    void aClockIsComparedWithTheOthers(long seconds, Status status) throws ProblemException {
        assertEquals(status, find(findings("os.swap=0", "os.swap=0", Duration.ofSeconds(seconds)), "time.skew", "node1").status());
    }

    @Test
    void healthyMachinesHaveNoFindings() throws ProblemException {
        assertEquals(List.of(), findings("os.swap=0", "os.swap=0", Duration.ZERO).stream().filter(found -> found.status() != Status.OK).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "net.proxy=http://proxy:3128;net.noproxy=192.168.5.0/24 10.42.0.0/16 10.43.0.0/16 .svc .cluster.local,net.proxy,OK",
        "net.nameserver=127.0.0.53;net.resolved=yes,net.resolv,OK",
        "os.sysctl=net.ipv4.conf.all.rp_filter 2,os.sysctl,OK",
    })
    void whatIsInOrderIsNoFinding(String answer, String check, Status status) throws ProblemException {
        String right = check.equals("net.resolv") ? "net.nameserver=192.168.5.1" : "os.swap=0";
        assertEquals(status, find(findings(right, answer.replace(';', '\n'), Duration.ZERO), check, "node1").status());
    }

    @Test
    void whatWasNotAnsweredIsNotCheckedAndNotFailed() throws ProblemException {
        assertEquals(Status.NOT_CHECKED, find(findings("res.memory-kib=8119296", "os.swap=0", Duration.ZERO), "res.mem", "node1").status());
    }

    @Test
    void aNodeOfThisClusterIsNotInItsOwnWay() throws ProblemException {
        String ours = "old.config=home\nold.unit=k3s active\nold.data=server\nnet.port=tcp 6443 k3s\nnet.route=10.42.0.0/24 - cni0\nnet.address=eth0 192.168.5.200/32 static";
        List<Finding> open = findings("os.swap=0", ours, Duration.ZERO).stream().filter(found -> found.status() != Status.OK).toList();
        assertEquals(List.of(), open);
    }

    private static Finding find(List<Finding> findings, String check, String node) {
        return findings.stream().filter(finding -> finding.check().equals(check) && finding.node().equals(node)).findFirst().orElseThrow();
    }

    /** Three machines, the first with one line changed and its clock off. */
    private static List<Finding> findings(String right, String wrong, Duration clock) throws ProblemException {
        ClusterSpec spec = spec();
        List<Subject> subjects = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            String answer = HEALTHY.formatted(node.name(), node.address(), node.address().toString().substring(10));
            boolean first = subjects.isEmpty();
            assertTrue(!first || answer.contains(right), right);
            subjects.add(new Subject(spec, node, NodeFacts.parse(node.name(), first ? answer.replace(right, wrong) : answer), first ? clock : Duration.ZERO));
        }
        List<Finding> findings = new ArrayList<>(new FleetChecks(subjects).all());
        for (Subject subject : subjects) {
            NodePreflight.CHECKS.forEach(check -> findings.add(check.look().apply(subject).on(check.id(), subject.node().name())));
        }
        return findings;
    }

    /** Three healthy machines, the second with a line more. */
    static List<Subject> subjects(String more) throws ProblemException {
        ClusterSpec spec = spec();
        List<Subject> subjects = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            String answer = HEALTHY.formatted(node.name(), node.address(), node.address().toString().substring(10));
            boolean extra = subjects.size() == 1 && !more.isEmpty();
            subjects.add(new Subject(spec, node, NodeFacts.parse(node.name(), extra ? answer.replace("os.swap=0", more) : answer), Duration.ZERO));
        }
        return subjects;
    }

    private static ClusterSpec spec() {
        List<ClusterDraft.Node> nodes = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new ClusterDraft.Node("node" + i, "192.168.5.1" + i, "", "", "", ClusterDraft.Ssh.empty())).toList();
        ClusterDraft draft = ClusterDraft.empty().withName("home").withNodes(nodes)
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "192.168.5.100-192.168.5.150", "192.168.5.200",
                        "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""));
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec());
    }
}

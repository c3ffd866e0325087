// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.Sighting;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Link;
import dev.hearth.port.Preflight.Report;
import dev.hearth.port.Preflight.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A homelab that is the same in every picture. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Samples() {}

    public static ClusterDraft draft() {
        return ClusterDraft.empty().withName("home")
                .withNetwork(new ClusterDraft.Network("192.168.1.0/24", "192.168.1.1", "192.168.1.1", "192.168.1.100-192.168.1.199",
                        "192.168.1.200", "192.168.1.201-192.168.1.220", "192.168.1.201", "k8s.home.arpa"))
                .withSsh(new ClusterDraft.Ssh("admin", "", "", "", "none", ""))
                .withNodes(List.of(node("node1", "192.168.1.11"), node("node2", "192.168.1.12"), node("node3", "192.168.1.13")));
    }

    /** What the cluster of other hands tells; empty texts where nothing was found. */
    public static Adoption adoption(String vip) {
        List<ClusterDraft.Node> nodes = draft().nodes().stream().map(node -> new ClusterDraft.Node(node.name(), node.host(), "", "server", "", ClusterDraft.Ssh.empty(), "yes")).toList();
        ClusterDraft.Network network = new ClusterDraft.Network("192.168.1.0/24", "192.168.1.1", "192.168.1.1", "", vip, "192.168.1.201-192.168.1.220", "192.168.1.201", "");
        return new Adoption(draft().withNetwork(network).withNodes(nodes).withPlatform(ClusterDraft.Platform.empty().withScope("control-plane")),
                List.of("Node node1: cluster-init true, disable traefik, tls-san 192.168.1.200", "apps/v1 Deployment media/jellyfin (jellyfin/jellyfin:10.10.3)",
                        "apps/v1 DaemonSet kube-system/kube-vip-ds (ghcr.io/kube-vip/kube-vip:v0.8.7)"),
                vip.isEmpty() ? List.of(Problem.warning(ProblemCode.ADOPT_NO_VIP, Map.of("host", "192.168.1.11"))) : List.of());
    }

    /** One quick network, but for a firewall and a slow cable. */
    private static List<Link> links() {
        List<String> ports = List.of("10250/tcp", "8472/udp", "6443/tcp", "2379/tcp", "2380/tcp");
        return List.of(link("node1", "node2", 0.4, 0, true, ports, List.of()), link("node1", "node3", 4.2, 0, true, ports, List.of()),
                link("node2", "node1", 0.5, 0, true, ports, List.of()), link("node2", "node3", 0.4, 33, false, ports, List.of()),
                link("node3", "node1", 0.4, 0, true, ports, List.of()), link("node3", "node2", 0.3, 0, true, ports.subList(0, 3), ports.subList(3, 5)));
    }

    private static Link link(String from, String to, double rtt, int lost, boolean whole, List<String> open, List<String> shut) {
        return new Link(from, to, Optional.of(rtt), Optional.of(lost), Optional.of(1500), whole, open, shut);
    }

    /** The router, the nodes, and somebody at the VIP and in the pool. */
    public static Occupancy seen() {
        return Occupancy.of(List.of(seen("192.168.1.1", "3c:a6:2f:01:02:03", "router.home.arpa", 80), seen("192.168.1.11", "5a:91:d5:00:00:11", "node1.home.arpa", 22),
                seen("192.168.1.12", "5a:91:d5:00:00:12", "node2.home.arpa", 22), seen("192.168.1.40", "5a:91:d5:00:00:40", "", 22),
                seen("192.168.1.200", "b8:27:eb:99:00:aa", "printer.home.arpa", 80), seen("192.168.1.207", "b8:27:eb:99:00:ab", "", 443)));
    }

    /** The router gave one of the nodes an address that is not in its range. */
    public static Occupancy leases() {
        return new Occupancy(new TreeMap<>(), new TreeMap<>(Map.of("node1", Ipv4.of("192.168.1.11"), "node2", Ipv4.of("192.168.1.112"))));
    }

    private static Sighting seen(String address, String mac, String name, int port) {
        return new Sighting(Ipv4.of(address), NOW.minus(Duration.ofMinutes(2)), new TreeSet<>(List.of(port)), mac, name);
    }

    /** The VIP on a node, the pool in the DHCP range, a gateway of another subnet. */
    public static ClusterDraft conflict() {
        ClusterDraft.Network n = draft().network();
        return draft().withNetwork(new ClusterDraft.Network(n.subnet(), "192.168.2.1", n.dns(), n.dhcp(), "192.168.1.12",
                "192.168.1.190-192.168.1.209", "192.168.1.201", n.apiName()));
    }

    /** A /20, whose cells have no numbers. */
    public static ClusterDraft large() {
        return draft().withNetwork(new ClusterDraft.Network("10.20.0.0/16", "10.20.0.1", "10.20.0.1", "10.20.64.0-10.20.159.255",
                        "10.20.255.200", "10.20.255.201-10.20.255.240", "", ""))
                .withNodes(List.of(node("node1", "10.20.0.11"), node("node2", "10.20.0.12"), node("node3", "10.20.0.13")));
    }

    public static ClusterDraft.Node node(String name, String host) {
        return new ClusterDraft.Node(name, host, "", "server", "", ClusterDraft.Ssh.empty());
    }

    /** Three healthy nodes, no two of them quite the same. */
    public static Report fine() {
        List<Finding> all = new ArrayList<>();
        int number = 0;
        for (String node : List.of("node1", "node2", "node3")) {
            number++;
            all.add(new Finding("ssh", node, Status.OK, "admin@192.168.1.1" + number, null));
            all.add(new Finding("os.supported", node, Status.OK, "Debian 12", null));
            all.add(new Finding("res.mem", node, Status.OK, 7.6 + number / 10.0 + " GiB", null));
            all.add(new Finding("res.disk", node, Status.OK, 200 + number * 7 + " GiB", null));
            all.add(new Finding("res.fsync", node, Status.OK, 3 + number + " ms", null));
            all.add(new Finding("os.virt", node, Status.INFO, "", Problem.info(ProblemCode.PREFLIGHT_REBOOT, Map.of("node", node, "found", "linux-image 6.1." + number, "required", "-"))));
            all.add(new Finding("net.mtu", node, Status.OK, "1500", null));
        }
        return new Report(NOW.minus(Duration.ofMinutes(2)), all, Occupancy.NONE, links());
    }

    /** One thing that must be mended, two that should be, one that was not looked at. */
    public static Report findings() {
        List<Finding> all = new ArrayList<>();
        for (String node : List.of("node1", "node2", "node3")) {
            boolean third = node.equals("node3");
            all.add(new Finding("ssh", node, Status.OK, "", null));
            all.add(new Finding("os.supported", node, Status.OK, "Debian 12", null));
            all.add(new Finding("os.arch", node, Status.OK, "amd64", null));
            all.add(third
                    ? new Finding("old.k3s", node, Status.BLOCKING, "k3s v1.30.1", Problem.blocking(ProblemCode.NODE_FOREIGN_K3S,
                            Map.of("node", node, "found", "k3s.service v1.30.1 is active on node3.")))
                    : new Finding("old.k3s", node, Status.OK, "", null));
            all.add(third
                    ? new Finding("res.fsync", node, Status.NOT_CHECKED, "", null)
                    : new Finding("res.fsync", node, Status.OK, "4 ms", null));
            all.add(new Finding("res.disk", node, third ? Status.OK : Status.SHOULD_FIX, third ? "212 GiB" : "11 GiB",
                    third ? null : Problem.warning(ProblemCode.DISK_FULL,
                            Map.of("host", node, "path", "/var/lib", "needed", "20 GiB", "free", "11 GiB"))));
            all.add(new Finding("time.sync", node, Status.OK, "", null));
            all.add(new Finding("net.ports", node, Status.OK, "", null));
        }
        all.add(new Finding("ip.vip.free", "", Status.OK, "192.168.1.200", null));
        return new Report(NOW.minus(Duration.ofMinutes(2)), all, Occupancy.NONE, links());
    }
}

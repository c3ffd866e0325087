// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.node.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ports that nodes need of one another (k3s documentation, "Requirements: Networking"), knocked on for a moment before k3s has
 * them.
 *
 * @param answer what the node found; empty when it could not tell
 */
record Mesh(Subject from, List<Subject> nodes, Optional<Survey> answer) {
    /** {@code proto:port:address} of what a node reaches on the others. */
    static List<String> knocks(Subject node, List<Subject> nodes) {
        Stream<String> shared = joins(node, nodes) ? Stream.of("tcp:6443:" + vip(node)) : Stream.of();
        return Stream.concat(others(node, nodes).flatMap(other -> ports(node.node(), other.node()).stream().map(port -> port + ":" + other.node().address())), shared).toList();
    }

    /** Whether a server of the cluster has the shared address, and this node is not in it. A cluster that only began has none yet. */
    static boolean joins(Subject node, List<Subject> nodes) {
        return !node.ours() && nodes.stream().anyMatch(other -> other.ours() && other.facts().addresses().stream().anyMatch(has -> has.address().equals(node.spec().addresses().vip())));
    }

    private static String vip(Subject node) {
        return node.spec().addresses().vip().toString();
    }

    /** Whether a node that is to join reaches the address by which it joins. */
    Outcome shared() {
        String vip = vip(from);
        Optional<String[]> knock = answer.stream().flatMap(found -> found.words("mesh").stream()).filter(words -> words.length == 4 && words[0].equals(vip)).findFirst();
        return knock.map(words -> words[3].equals("ok") ? Outcome.ok(vip) : Outcome.blocking(ProblemCode.ADD_VIP_UNREACHED, vip + " (" + words[3] + ")", vip)).orElseGet(Outcome::notChecked);
    }

    /** {@code proto:port:address} of what the others reach on a node. */
    static List<String> callers(Subject node, List<Subject> nodes) {
        return others(node, nodes).flatMap(other -> ports(other.node(), node.node()).stream().map(port -> port + ":" + other.node().address())).toList();
    }

    private static Stream<Subject> others(Subject node, List<Subject> nodes) {
        return nodes.stream().filter(other -> !other.node().equals(node.node()));
    }

    private static List<String> ports(NodeSpec from, NodeSpec to) {
        List<String> ports = new ArrayList<>(List.of("tcp:10250", "udp:8472"));
        if (to.role() == Role.SERVER) {
            ports.add("tcp:6443");
            if (from.role() == Role.SERVER) {
                ports.addAll(List.of("tcp:2379", "tcp:2380"));
            }
        }
        return ports;
    }

    /** A node of this cluster has k3s on its ports, so only what answers is known; the kernel's VXLAN never answers a knock. */
    Outcome open() {
        if (answer.isEmpty()) {
            return Outcome.notChecked();
        }
        List<String[]> knocked = knocked();
        String shut = knocked.stream().filter(words -> !words[3].equals("ok")).map(words -> name(words[0]) + " " + words[2] + "/" + words[1] + " (" + words[3] + ")")
                .collect(Collectors.joining(", "));
        return shut.isEmpty() ? Outcome.ok(knocked.size() + "/" + knocked.size())
                : Outcome.blocking(ProblemCode.PREFLIGHT_MESH_PORTS, shut, "6443/tcp, 2379-2380/tcp, 10250/tcp, 8472/udp");
    }

    /** Whether that says something about the way there. */
    boolean tells(String[] knock) {
        boolean ours = nodes.stream().filter(node -> node.node().address().toString().equals(knock[0])).anyMatch(Subject::ours);
        return !ours || (knock[3].equals("ok") && !knock[1].equals("udp")) || (!knock[1].equals("udp") && knock[3].equals("timeout"));
    }

    /** Nodes that have ports which are shut. */
    Set<String> shut() {
        return knocked().stream().filter(words -> !words[3].equals("ok")).map(words -> name(words[0])).collect(Collectors.toSet());
    }

    private List<String[]> knocked() {
        return answer.stream().flatMap(found -> found.words("mesh").stream()).filter(words -> words.length == 4 && !words[0].equals(vip(from)) && tells(words)).toList();
    }

    Outcome largePackets() {
        List<String[]> sent = answer.map(found -> found.words("mesh.mtu")).orElse(List.of()).stream().filter(words -> words.length == 3).toList();
        if (sent.isEmpty()) {
            return Outcome.notChecked();
        }
        String lost = sent.stream().filter(words -> words[2].equals("lost")).map(words -> name(words[0]) + " " + words[1]).collect(Collectors.joining(", "));
        return lost.isEmpty() ? Outcome.ok(sent.getFirst()[1]) : Outcome.shouldFix(ProblemCode.PREFLIGHT_MTU_PATH, lost, "-");
    }

    private String name(String address) {
        return nodes.stream().map(Subject::node).filter(node -> node.address().toString().equals(address)).map(NodeSpec::name).findFirst().orElse(address);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A draft with one text of a node or of the SSH settings changed. */
final class NodeTexts {
    private NodeTexts() {}

    static ClusterDraft change(ClusterDraft draft, int index, UnaryOperator<Node> change) {
        if (index < 0 || index >= draft.nodes().size()) {
            return draft;
        }
        List<Node> nodes = new ArrayList<>(draft.nodes());
        nodes.set(index, change.apply(nodes.get(index)));
        return draft.withNodes(nodes);
    }

    /** The next of node1, node2 and so on. */
    static String free(List<Node> nodes) {
        List<String> taken = nodes.stream().map(Node::name).toList();
        int number = 1;
        while (taken.contains("node" + number)) {
            number++;
        }
        return "node" + number;
    }

    static Node name(Node n, String text) {
        return new Node(text, n.host(), n.address(), n.role(), n.networkInterface(), n.ssh(), n.adopted());
    }

    static Node host(Node n, String text) {
        return new Node(n.name(), text, n.address(), n.role(), n.networkInterface(), n.ssh(), n.adopted());
    }

    static Node address(Node n, String text) {
        return new Node(n.name(), n.host(), text, n.role(), n.networkInterface(), n.ssh(), n.adopted());
    }

    static Node role(Node n, String text) {
        return new Node(n.name(), n.host(), n.address(), text, n.networkInterface(), n.ssh(), n.adopted());
    }

    static Node ssh(Node n, Ssh ssh) {
        return new Node(n.name(), n.host(), n.address(), n.role(), n.networkInterface(), ssh, n.adopted());
    }

    static Ssh user(Ssh s, String text) {
        return new Ssh(text, s.port(), s.login(), s.key(), s.sudo(), s.jump());
    }

    static Ssh port(Ssh s, String text) {
        return new Ssh(s.user(), text, s.login(), s.key(), s.sudo(), s.jump());
    }

    static Ssh login(Ssh s, String text) {
        return new Ssh(s.user(), s.port(), text, s.key(), s.sudo(), s.jump());
    }

    static Ssh key(Ssh s, String text) {
        return new Ssh(s.user(), s.port(), s.login(), text, s.sudo(), s.jump());
    }

    static Ssh jump(Ssh s, String text) {
        return new Ssh(s.user(), s.port(), s.login(), s.key(), s.sudo(), text);
    }

    static Ssh sudo(Ssh s, String text) {
        return new Ssh(s.user(), s.port(), s.login(), s.key(), text, s.jump());
    }
}

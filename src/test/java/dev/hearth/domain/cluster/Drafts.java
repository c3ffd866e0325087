// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.cluster.ClusterDraft.Advanced;
import dev.hearth.domain.cluster.ClusterDraft.Network;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A draft that is all right, and the ways to change one text of it by the path of its field. */
public final class Drafts {
    private Drafts() {}

    public static ClusterDraft good() {
        Network network = new Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1, 9.9.9.9", "192.168.5.100-192.168.5.150", "192.168.5.200", "192.168.5.201-192.168.5.220", "",
                "k3s.home.arpa");
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            nodes.add(new Node("node" + i, "192.168.5.1" + i, "", "", "", Ssh.empty()));
        }
        return ClusterDraft.empty().withName("home").withNetwork(network).withSsh(new Ssh("ann", "", "", "", "", "")).withNodes(nodes);
    }

    /** The draft with that text at {@code network.vip}, {@code nodes[1].ssh.port} and so on. */
    public static ClusterDraft with(ClusterDraft draft, String path, String text) {
        if (path.equals("name")) {
            return draft.withName(text);
        }
        String key = path.substring(path.indexOf('.') + 1);
        if (path.startsWith("network.")) {
            Network old = draft.network();
            return draft.withNetwork(new Network(key.equals("subnet") ? text : old.subnet(), key.equals("gateway") ? text : old.gateway(), key.equals("dns") ? text : old.dns(),
                    key.equals("dhcp") ? text : old.dhcp(), key.equals("vip") ? text : old.vip(), key.equals("pool") ? text : old.pool(), key.equals("traefik") ? text : old.traefik(),
                    key.equals("api-name") ? text : old.apiName()));
        }
        if (path.startsWith("ssh.")) {
            return draft.withSsh(ssh(draft.ssh(), key, text));
        }
        if (path.startsWith("advanced.")) {
            Advanced old = draft.advanced();
            return draft.withAdvanced(new Advanced(key.equals("mirror") ? text : old.mirror(), key.equals("releases") ? text : old.releases(), key.equals("order") ? text : old.order(),
                    old.registries(), old.acme()));
        }
        int index = Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']')));
        List<Node> nodes = new ArrayList<>(draft.nodes());
        Node old = nodes.get(index);
        nodes.set(index, new Node(key.equals("name") ? text : old.name(), key.equals("host") ? text : old.host(), key.equals("address") ? text : old.address(),
                key.equals("role") ? text : old.role(), key.equals("interface") ? text : old.networkInterface(),
                key.startsWith("ssh.") ? ssh(old.ssh(), key.substring(4), text) : old.ssh()));
        return draft.withNodes(nodes);
    }

    public static ClusterDraft withRegistry(String registry, String... endpoints) {
        SortedMap<String, List<String>> registries = new TreeMap<>();
        registries.put(registry, List.of(endpoints));
        return good().withAdvanced(new Advanced("", "", "", registries, ClusterDraft.Acme.empty()));
    }

    /** With as many servers, and one agent after them. */
    public static ClusterDraft withServers(int servers) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i <= servers; i++) {
            nodes.add(new Node("server" + i, "192.168.5.1" + i, "", "server", "", Ssh.empty()));
        }
        nodes.add(new Node("agent", "192.168.5.30", "", "agent", "", Ssh.empty()));
        return good().withNodes(nodes);
    }

    private static Ssh ssh(Ssh old, String key, String text) {
        return new Ssh(key.equals("user") ? text : old.user(), key.equals("port") ? text : old.port(), key.equals("login") ? text : old.login(), key.equals("key") ? text : old.key(),
                key.equals("sudo") ? text : old.sudo(), key.equals("jump") ? text : old.jump());
    }
}

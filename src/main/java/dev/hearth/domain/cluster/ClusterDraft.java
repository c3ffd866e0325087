// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cluster as the user typed it: every text is kept as it is, right or wrong, so that bad input never costs what was
 * entered. An empty text means: not given. Secrets are not in it.
 *
 * @param accepted ids of should-fix findings that the user ticked
 */
public record ClusterDraft(
        String name, Network network, Ssh ssh, List<Node> nodes, Advanced advanced, Set<String> accepted) {

    public ClusterDraft {
        nodes = List.copyOf(nodes);
        accepted = Collections.unmodifiableSet(new TreeSet<>(accepted));
    }

    public static ClusterDraft empty() {
        return new ClusterDraft("", Network.empty(), Ssh.empty(), List.of(), Advanced.empty(), Set.of());
    }

    public ClusterDraft withName(String text) {
        return new ClusterDraft(text, network, ssh, nodes, advanced, accepted);
    }

    public ClusterDraft withNetwork(Network changed) {
        return new ClusterDraft(name, changed, ssh, nodes, advanced, accepted);
    }

    public ClusterDraft withSsh(Ssh changed) {
        return new ClusterDraft(name, network, changed, nodes, advanced, accepted);
    }

    public ClusterDraft withNodes(List<Node> changed) {
        return new ClusterDraft(name, network, ssh, changed, advanced, accepted);
    }

    public ClusterDraft withAdvanced(Advanced changed) {
        return new ClusterDraft(name, network, ssh, nodes, changed, accepted);
    }

    public ClusterDraft withAccepted(Set<String> changed) {
        return new ClusterDraft(name, network, ssh, nodes, advanced, changed);
    }

    /**
     * Addresses as typed.
     *
     * @param dns name servers, separated by commas or blanks
     * @param dhcp a range, see {@link dev.hearth.domain.net.AddressRange#parse}
     * @param apiName host name for the VIP
     */
    public record Network(
            String subnet, String gateway, String dns, String dhcp, String vip, String pool, String traefik, String apiName) {
        public static Network empty() {
            return new Network("", "", "", "", "", "", "", "");
        }
    }

    /**
     * What all nodes share unless a node says otherwise. Of {@code key}, agent and password the user picks one.
     *
     * @param login {@code key}, {@code agent} or {@code password}; empty means key
     * @param key path of the private key
     * @param sudo {@code password} or {@code none}; empty means password
     * @param jump {@code user@host:port} to go through; empty for none
     */
    public record Ssh(String user, String port, String login, String key, String sudo, String jump) {
        public static Ssh empty() {
            return new Ssh("", "", "", "", "", "");
        }
    }

    /**
     * One node.
     *
     * @param host name or address for SSH
     * @param address its address on the LAN, when {@code host} is a name; empty: host is the address
     * @param role {@code server} or {@code agent}; empty means server
     * @param networkInterface empty: find it on the node
     * @param ssh what differs from the shared settings; empty texts do not
     */
    public record Node(String name, String host, String address, String role, String networkInterface, Ssh ssh) {
        public static Node empty() {
            return new Node("", "", "", "", "", Ssh.empty());
        }
    }

    /**
     * @param mirror URL or folder
     * @param releases path of a releases.yaml
     * @param order {@code keep} or {@code overlap}; empty means keep
     * @param registries image registry to its endpoints
     */
    public record Advanced(String mirror, String releases, String order, SortedMap<String, List<String>> registries) {
        public Advanced {
            registries = Collections.unmodifiableSortedMap(new TreeMap<>(registries));
        }

        public static Advanced empty() {
            return new Advanced("", "", "", new TreeMap<>());
        }
    }
}

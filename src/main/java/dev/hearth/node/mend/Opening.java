// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way into a node that a cluster needs (k3s documentation, "Requirements: Networking"; component facts 1.8).
 *
 * @param from whoever comes
 * @param ports as {@code 6443} or {@code 2379:2380}; empty for all
 * @param protocol {@code tcp} or {@code udp}; empty for both
 */
record Opening(Cidr from, Optional<String> ports, Optional<String> protocol) {
    /** What a node has to let in: pods and Services, the API from the LAN, and of each other node the ports that it needs. */
    static List<Opening> of(ClusterSpec spec, NodeSpec node) {
        List<Opening> all = new ArrayList<>(List.of(new Opening(AddressPlan.PODS, Optional.empty(), Optional.empty()),
                new Opening(AddressPlan.SERVICES, Optional.empty(), Optional.empty())));
        boolean server = node.role() == Role.SERVER;
        if (server) {
            all.add(new Opening(spec.addresses().lan().subnet(), "6443", "tcp"));
        }
        for (NodeSpec other : spec.nodes().stream().filter(each -> !each.equals(node)).toList()) {
            Cidr from = one(other.address());
            if (server && other.role() == Role.SERVER) {
                all.add(new Opening(from, "2379:2380", "tcp"));
            }
            all.add(new Opening(from, "10250", "tcp"));
            all.add(new Opening(from, "8472", "udp"));
            // MetalLB's members find each other there by both
            all.add(new Opening(from, Optional.of("7946"), Optional.empty()));
        }
        return all;
    }

    private Opening(Cidr from, String ports, String protocol) {
        this(from, Optional.of(ports), Optional.of(protocol));
    }

    private static Cidr one(Ipv4 address) {
        return Cidr.of(address + "/32");
    }

    /** A single address without its prefix, as firewalls write it. */
    String source() {
        return from.toString().replaceAll("/32$", "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A checked node.
 *
 * @param name the Kubernetes node name: an RFC 1123 label, 1 to 63 of a-z, 0-9 and -, unique in the cluster
 * @param address its address on the LAN; becomes node-ip, so that the VIP never does (component facts 2.6)
 * @param networkInterface the interface that has the address; null means: find it on the node
 * @param adopted whether other hands set up its k3s: Hearth looks at it and never changes it
 */
public record NodeSpec(String name, Role role, SshAccess access, Ipv4 address, @Nullable String networkInterface, boolean adopted) {
    /** One that Hearth sets up. */
    public NodeSpec(String name, Role role, SshAccess access, Ipv4 address, @Nullable String networkInterface) {
        this(name, role, access, address, networkInterface, false);
    }
}

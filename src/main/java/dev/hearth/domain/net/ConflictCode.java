// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Locale;

/** How two owners of addresses collide. */
public enum ConflictCode {
    /** Both have the same addresses, and they are not one machine. */
    OVERLAP,
    /** The first must be in the second, the subnet, and is not. */
    OUTSIDE_SUBNET,
    /** The first has the subnet's first address, which no host may have. */
    ON_NETWORK_ADDRESS,
    /** The first has the subnet's last address, which no host may have. */
    ON_BROADCAST_ADDRESS,
    /** The first lies in k3s's pod or Service network: nodes would keep its packets to themselves. */
    CLUSTER_NETWORK,
    /** Traefik's address is not one of the pool's. */
    TRAEFIK_OUTSIDE_POOL,
    /** The pool has less than {@link AddressPlan#smallestPool}. */
    POOL_TOO_SMALL;

    /** As in keys of texts and machine-readable output: {@code outside-subnet}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

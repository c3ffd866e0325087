// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

/**
 * What a number of etcd voters can bear (etcd documentation, "Fault tolerance"; guide G22).
 *
 * @param servers 0 or more
 */
public record Quorum(int servers) {
    public Quorum {
        if (servers < 0) {
            throw new IllegalArgumentException("servers: " + servers);
        }
    }

    /** How many must be up for the API to take writes. */
    public int majority() {
        return servers / 2 + 1;
    }

    /** How many may fail at once. */
    public int tolerated() {
        return servers == 0 ? 0 : (servers - 1) / 2;
    }

    /** How many of those that are up may fail before the API takes no more writes; negative when it takes none already. */
    public int spare(int up) {
        return up - majority();
    }

    /** Three or more: the first number that survives the loss of a machine. */
    public boolean highlyAvailable() {
        return tolerated() > 0;
    }
}

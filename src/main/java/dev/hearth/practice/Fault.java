// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

/** What can be made to go wrong; switching it off again is the mending. */
public enum Fault {
    /** Another device on the LAN has the planned VIP. */
    VIP_TAKEN,
    /** The last node loses power while it joins, and so does any that is restarted; mended, it boots again. */
    NODE_DIES,
    /** The second node has another sudo password than the one that Hearth knows. */
    WRONG_SUDO_PASSWORD,
    /** What is downloaded is not what its checksum says. */
    CORRUPT_DOWNLOAD,
    /** The second node takes two minutes longer to join. */
    SLOW_JOIN,
    /** The DNS credential may list and read, but not change. */
    DNS_KEY_READ_ONLY,
    /** The home's resolver answers for the domain by itself and knows none of its records. */
    SPLIT_HORIZON,
    /** The disk of the desktop is full where the recovery kit goes. */
    KIT_UNWRITABLE,
    /** Let's Encrypt has given five certificates for the same names this week. */
    ACME_RATE_LIMIT,
    /** What answers in the place of cert-manager's webhook is something else. */
    WRONG_WEBHOOK,
    /** Docker Hub hands out no more images for now. */
    REGISTRY_LIMIT,
    /** The Git host shows another key than the one that was pinned. */
    GIT_HOST_KEY_CHANGED,
    /** The second node's clock is seven minutes behind, and nobody synchronises it. */
    CLOCK_OFF,
    /** The second node's firewall closes the port by which pods on different nodes reach each other. */
    FIREWALL_8472,
    /** The second node is a Raspberry Pi whose kernel does not account for memory. */
    NO_MEMORY_CGROUP,
    /** The second node still has the planned VIP, of an earlier cluster. Only before there is a cluster. */
    OLD_VIP,
    /** Somebody took the VIP out of the servers' configuration and had their certificate made anew. Only of a cluster that stands. */
    SAN_MISSING,
    /** Somebody switched k3s's own load balancer on at the second node, in a file of their own. Only of a cluster that stands. */
    SERVICE_LB_ON,
    /** Somebody deleted the sealing keys of Sealed Secrets. Only of a cluster that stands. */
    SEALING_KEY_LOST;

    /** Whether it is something that is done to a cluster, which must be there. */
    public boolean needsCluster() {
        return this == SAN_MISSING || this == SERVICE_LB_ON || this == SEALING_KEY_LOST;
    }
}

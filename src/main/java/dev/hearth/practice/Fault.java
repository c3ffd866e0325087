// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

/** What can be made to go wrong; switching it off again is the mending. */
public enum Fault {
    /** Another device on the LAN has the planned VIP. */
    VIP_TAKEN,
    /** The last node loses power while it joins; mended, it boots again. */
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
    GIT_HOST_KEY_CHANGED
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

/**
 * A machine's public key.
 *
 * @param type as {@code ssh-ed25519}
 * @param base64 the key as in known_hosts
 * @param fingerprint as {@code SHA256:...}, the way ssh-keygen -lf prints it
 * @param trust what Hearth knows of it
 */
public record HostKey(String type, String base64, String fingerprint, Trust trust) {
    public enum Trust {
        /** Never seen: a person compares the fingerprint and pins it. */
        UNKNOWN,
        PINNED,
        /** Another key was pinned: everything stops. */
        CHANGED
    }
}

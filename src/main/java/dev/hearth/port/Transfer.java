// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

/** Hears how far a transfer is. */
@FunctionalInterface
public interface Transfer {
    /** @param total bytes in all; -1 when it is not known */
    void moved(long bytes, long total);

    static Transfer ignored() {
        return (bytes, total) -> {};
    }
}

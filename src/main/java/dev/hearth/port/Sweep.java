// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import java.util.List;
import java.util.function.IntConsumer;

/** Looks who is on the LAN, from the desktop: knocks at a few ports and reads the table of neighbours. Nothing is sent to those who answer. */
@FunctionalInterface
public interface Sweep {
    /**
     * Takes some seconds for 256 addresses.
     *
     * @param asked hears how many are done, on other threads
     * @throws InterruptedException when it is stopped; nothing goes on then
     */
    Occupancy look(List<Ipv4> targets, IntConsumer asked) throws InterruptedException;
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Ipv4;

/**
 * A block that is being dragged.
 *
 * @param start what it had
 * @param grip what is held
 * @param grabbed the address under the pointer when it was taken
 */
record BlockMove(AddressRange start, Grip grip, Ipv4 grabbed) {
    /** What of a block is held. */
    enum Grip {
        WHOLE,
        FIRST,
        LAST
    }

    /** Held by an end when it has one that can move alone: the first or last cell of three or more. */
    static BlockMove take(AddressRange block, Ipv4 grabbed) {
        Grip grip = block.size() < 3 ? Grip.WHOLE
                : grabbed.equals(block.first()) ? Grip.FIRST : grabbed.equals(block.last()) ? Grip.LAST : Grip.WHOLE;
        return new BlockMove(block, grip, grabbed);
    }

    /** Where the block is with the pointer at {@code pointer}; it never leaves {@code hosts} and never turns inside out. */
    AddressRange to(Ipv4 pointer, AddressRange hosts) {
        Ipv4 held = pointer.compareTo(hosts.first()) < 0 ? hosts.first() : pointer.compareTo(hosts.last()) > 0 ? hosts.last() : pointer;
        return switch (grip) {
            case FIRST -> new AddressRange(held.compareTo(start.last()) > 0 ? start.last() : held, start.last());
            case LAST -> new AddressRange(start.first(), held.compareTo(start.first()) < 0 ? start.first() : held);
            case WHOLE -> whole(pointer.bits() - grabbed.bits(), hosts);
        };
    }

    private AddressRange whole(long wanted, AddressRange hosts) {
        if (start.size() > hosts.size()) {
            return start;
        }
        long lowest = hosts.first().bits() - start.first().bits();
        long highest = hosts.last().bits() - start.last().bits();
        long by = Math.max(lowest, Math.min(highest, wanted));
        return new AddressRange(start.first().plus(by), start.last().plus(by));
    }
}

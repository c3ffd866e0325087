// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A block of the plan that is held by mouse or keyboard; what is found on a LAN cannot be. */
record HeldBlock(Owner owner, BlockMove move) {
    private static final Set<Owner.Kind> MOVABLE = EnumSet.of(Owner.Kind.VIP, Owner.Kind.POOL, Owner.Kind.TRAEFIK, Owner.Kind.DHCP);
    private static final Set<Owner.Kind> RESIZABLE = EnumSet.of(Owner.Kind.POOL, Owner.Kind.DHCP);

    /** @param ends whether an end that is taken moves alone */
    static Optional<HeldBlock> take(AddressMap map, Claims claims, int cell, boolean ends) {
        Ipv4 address = map.address(cell);
        return map.owners(cell).stream().filter(owner -> MOVABLE.contains(owner.kind())).findFirst()
                .flatMap(owner -> claims.of(owner).map(block -> new HeldBlock(owner, ends && RESIZABLE.contains(owner.kind())
                        ? BlockMove.take(block, address) : new BlockMove(block, BlockMove.Grip.WHOLE, address))));
    }

    AddressRange to(Ipv4 pointer, Claims claims) {
        return move.to(pointer, claims.subnet().hosts());
    }
}

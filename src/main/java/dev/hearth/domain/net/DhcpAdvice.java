// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What to enter at the router so that it never hands out an address of the cluster (guide G81).
 *
 * @param present the range that the router uses now
 * @param enter the range to use instead; the same when nothing has to change
 */
public record DhcpAdvice(AddressRange present, AddressRange enter) {

    /**
     * The largest part of the present range that has none of the cluster's addresses (VIP, pool, Traefik, nodes); of equal
     * ones the lowest.
     *
     * @return empty when there is no DHCP range, or when nothing of it remains
     */
    public static Optional<DhcpAdvice> of(AddressPlan plan) {
        AddressRange present = plan.lan().dhcp();
        if (present == null) {
            return Optional.empty();
        }
        List<AddressRange> parts = present.intersection(plan.lan().subnet().hosts()).stream().toList();
        for (Claim claim : Claims.of(plan).list()) {
            switch (claim.owner().kind()) {
                case VIP, POOL, TRAEFIK, NODE ->
                    parts = parts.stream().flatMap(part -> part.minus(claim.addresses()).stream()).toList();
                default -> {}
            }
        }
        return parts.stream()
                .max(Comparator.comparingLong(AddressRange::size).thenComparing(AddressRange::first, Comparator.reverseOrder()))
                .map(enter -> new DhcpAdvice(present, enter));
    }

    public boolean changes() {
        return !present.equals(enter);
    }
}

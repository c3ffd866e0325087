// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

/** An owner and what it has. */
public record Claim(Owner owner, AddressRange addresses) {
    public static Claim of(Owner owner, Ipv4 address) {
        return new Claim(owner, AddressRange.single(address));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Which addresses to look for: all of up to a /24; of a larger subnet what is around its planned and known addresses. */
public final class SweepTargets {
    private static final int SMALL = 24;
    /** On both sides of a claim. */
    private static final int AROUND = 16;
    /** Of one claim, so that a large DHCP range does not fill the LAN with questions. */
    private static final int MOST = 256;

    private SweepTargets() {}

    /** In their order; without network and broadcast, and without the machine that asks. */
    public static List<Ipv4> of(Claims claims) {
        AddressRange hosts = claims.subnet().hosts();
        Set<Ipv4> targets = new TreeSet<>();
        if (claims.subnet().prefix() >= SMALL) {
            add(targets, hosts, hosts.first().bits(), hosts.last().bits());
        } else {
            for (Claim claim : claims.list()) {
                if (claim.owner().kind() != Owner.Kind.DHCP) {
                    long first = claim.addresses().first().bits();
                    add(targets, hosts, first - AROUND, Math.min(claim.addresses().last().bits(), first + MOST) + AROUND);
                }
            }
        }
        claims.of(Owner.DESKTOP).ifPresent(desktop -> targets.remove(desktop.first()));
        return List.copyOf(targets);
    }

    private static void add(Set<Ipv4> targets, AddressRange hosts, long first, long last) {
        LongStream.rangeClosed(Math.max(first, hosts.first().bits()), Math.min(last, hosts.last().bits())).mapToObj(Ipv4::new).forEach(targets::add);
    }
}

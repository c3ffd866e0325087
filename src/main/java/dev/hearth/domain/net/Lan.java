// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.net;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is already there on the home network: what a plan must keep clear of.
 *
 * @param gateway the router; null while it is not known
 * @param dhcp the addresses that the router hands out; null when it hands out none
 * @param desktop the address of the machine that Hearth runs on; null when it is elsewhere
 * @param nodes address by node name
 */
public record Lan(
        Cidr subnet,
        @Nullable Ipv4 gateway,
        List<Ipv4> dnsServers,
        @Nullable AddressRange dhcp,
        @Nullable Ipv4 desktop,
        SortedMap<String, Ipv4> nodes) {

    public Lan {
        dnsServers = List.copyOf(dnsServers);
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    /** The same LAN with the desktop at that address; null when it is elsewhere. */
    public Lan withDesktop(@Nullable Ipv4 address) {
        return new Lan(subnet, gateway, dnsServers, dhcp, address, nodes);
    }

    /** The same LAN with another range for DHCP; null for none. */
    public Lan withDhcp(@Nullable AddressRange range) {
        return new Lan(subnet, gateway, dnsServers, range, desktop, nodes);
    }
}

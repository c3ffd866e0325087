// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Claim;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.Owner;
import dev.hearth.text.Texts;
import dev.hearth.ui.kit.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouterRecipeTest {
    private static final AddressRange RANGE = AddressRange.of("192.168.1.100-192.168.1.189");

    private final Texts texts = Texts.in(Locale.ENGLISH);
    private final Claims claims = new Claims(Cidr.of("192.168.1.0/24"), List.of(Claim.of(Owner.node("node1"), Ipv4.of("192.168.1.11")), Claim.of(Owner.node("node3"), Ipv4.of("192.168.1.13"))));

    @ParameterizedTest
    @EnumSource
    void everyRouterIsToldTheNumbersOfThisPlan(Router router) {
        String text = new RouterRecipe(texts).of(router, RANGE, claims, Samples.seen());
        assertTrue(router == Router.OPENWRT || (text.contains("192.168.1.100") && text.contains("192.168.1.189")), text);
        assertTrue(text.contains("192.168.1.11") && text.contains("5a:91:d5:00:00:11") && text.contains("node1"), text);
        assertTrue(text.contains("the hardware address of node3"), "nobody saw it: " + text);
    }

    @Test
    void openWrtCountsFromTheSubnetsFirstAddress() {
        Claims wide = new Claims(Cidr.of("10.20.0.0/16"), List.of());
        String text = new RouterRecipe(texts).of(Router.OPENWRT, AddressRange.of("10.20.1.0-10.20.1.255"), wide, Occupancy.NONE);
        assertEquals(List.of("uci set dhcp.lan.start='256'", "uci set dhcp.lan.limit='256'", "", "uci commit dhcp", "service dnsmasq restart"), text.lines().toList());
    }

    @Test
    void aLeaseOutsideOfTheRangeTellsThatItIsAnother() {
        Occupancy seen = new Occupancy(new TreeMap<>(), new TreeMap<>(Map.of("node1", Ipv4.of("192.168.1.150"), "node2", Ipv4.of("192.168.1.77"))));
        assertEquals(Map.of("node2", Ipv4.of("192.168.1.77")), seen.leasesOutside(RANGE));
    }
}

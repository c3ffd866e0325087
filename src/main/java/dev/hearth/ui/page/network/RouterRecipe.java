// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.net.Sighting;
import dev.hearth.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What to enter at a router, with this plan's numbers: the range that it may hand out, and an address for each node. */
final class RouterRecipe {
    private final Texts texts;

    RouterRecipe(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param enter the range that the router is to hand out
     * @param seen for the nodes' hardware addresses, as far as somebody saw them
     */
    String of(Router router, AddressRange enter, Claims claims, Occupancy seen) {
        Map<String, String> numbers = Map.of("first", enter.first().toString(), "last", enter.last().toString(), "count", String.valueOf(enter.size()),
                "start", String.valueOf(enter.first().bits() - claims.subnet().first().bits()));
        List<String> lines = new ArrayList<>(List.of(texts.get("router." + router.id() + ".range", numbers)));
        List<String> hosts = claims.list().stream().filter(claim -> claim.owner().kind() == Owner.Kind.NODE)
                .map(claim -> host(router, claim.owner().name(), claim.addresses().first(), seen)).toList();
        if (!hosts.isEmpty()) {
            lines.add("");
            lines.add(texts.get("router." + router.id() + ".hosts"));
            lines.addAll(hosts);
        }
        if (router == Router.OPENWRT) {
            lines.add("");
            lines.add(texts.get("router.openwrt.end"));
        }
        return String.join("\n", lines);
    }

    private String host(Router router, String name, Ipv4 address, Occupancy seen) {
        Map<String, String> values = new TreeMap<>(Map.of("name", name, "address", address.toString()));
        Optional<String> mac = seen.at(address).map(Sighting::mac).filter(text -> !text.isEmpty());
        values.put("mac", mac.orElseGet(() -> texts.get("router.mac", Map.of("name", name))));
        return texts.get(router == Router.OPENWRT ? "router.openwrt.host" : "router.host", values);
    }
}

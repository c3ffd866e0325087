// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.Owner;
import java.util.Locale;

/** The colours of the map; each is a CSS property {@code -hearth-map-<id>}. */
enum MapInk {
    FREE,
    NETWORK,
    GATEWAY,
    DNS,
    DESKTOP,
    NODE,
    DHCP,
    VIP,
    POOL,
    TRAEFIK,
    CONFLICT,
    ANSWERS,
    ON_OWNER,
    ON_FREE,
    ON_DHCP,
    CURSOR;

    String property() {
        return "-hearth-map-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static MapInk of(Owner.Kind kind) {
        return switch (kind) {
            case VIP -> VIP;
            case TRAEFIK -> TRAEFIK;
            case POOL -> POOL;
            case NODE -> NODE;
            case DHCP -> DHCP;
            case DESKTOP -> DESKTOP;
            case DNS -> DNS;
            case GATEWAY -> GATEWAY;
            case NETWORK, BROADCAST, SUBNET, PODS, SERVICES -> NETWORK;
        };
    }

    /** The colour of a number on this one. */
    MapInk on() {
        return this == FREE ? ON_FREE : this == DHCP ? ON_DHCP : ON_OWNER;
    }
}

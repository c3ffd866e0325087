// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import java.util.Locale;

/** Routers that homes have, by where their settings for DHCP are. */
enum Router {
    OTHER,
    PFSENSE,
    OPNSENSE,
    UNIFI,
    FRITZBOX,
    OPENWRT;

    /** As in text keys: {@code router.<id>}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

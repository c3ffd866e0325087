// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.adapter.network.Routes.Route;
import dev.hearth.domain.net.Ipv4;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
    @Test
    void linuxTableGivesTheDefaultRoutesByMetric() {
        String table = """
                Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
                wlan0	00000000	0105A8C0	0003	0	0	600	00000000	0	0	0
                eth0	00000000	FE01A8C0	0003	0	0	100	00000000	0	0	0
                tun0	00000000	00000000	0001	0	0	50	00000000	0	0	0
                tun0	00000000	0100080A	0003	0	0	0	00000080	0	0	0
                eth0	0001A8C0	00000000	0001	0	0	100	00FFFFFF	0	0	0
                """;
        assertEquals(List.of(route("eth0", "192.168.1.254", 100), route("wlan0", "192.168.5.1", 600)), Routes.linux(table));
    }

    @Test
    void macTableKeepsItsOrderAndLeavesOutLinks() {
        String table = """
                Routing tables

                Internet:
                Destination        Gateway            Flags               Netif Expire
                default            192.168.5.1        UGScg                 en0
                default            link#20            UCSIg           bridge100      !
                default            10.0.0.1           UGScIg                en7
                127                127.0.0.1          UCS                   lo0
                """;
        assertEquals(List.of(route("en0", "192.168.5.1", 0), route("en7", "10.0.0.1", 0)), Routes.mac(table));
    }

    @Test
    void windowsTableIsReadInAnyLanguage() {
        String table = """
                ===========================================================================
                Schnittstellenliste
                 11...00 15 5d 01 02 03 ......Intel(R) Ethernet
                ===========================================================================
                IPv4-Routentabelle
                ===========================================================================
                Aktive Routen:
                     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik
                          0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.77     35
                          0.0.0.0          0.0.0.0      192.168.5.1     192.168.5.23     25
                          0.0.0.0          0.0.0.0   Auf Verbindung         10.8.0.2      5
                        127.0.0.0        255.0.0.0   Auf Verbindung         127.0.0.1    331
                ===========================================================================
                """;
        assertEquals(List.of(route("192.168.5.23", "192.168.5.1", 25), route("192.168.1.77", "192.168.1.1", 35)), Routes.windows(table));
    }

    @Test
    void nothingReadableGivesNoRoutes() {
        for (String junk : List.of("", "\n\n", "netstat: command not found", "eth0 00000000 XYZ 3 0 0 1 00000000")) {
            assertEquals(List.of(), Routes.linux(junk));
            assertEquals(List.of(), Routes.mac(junk));
            assertEquals(List.of(), Routes.windows(junk));
        }
    }

    private static Route route(String through, String gateway, long metric) {
        return new Route(through, Ipv4.of(gateway), metric);
    }
}

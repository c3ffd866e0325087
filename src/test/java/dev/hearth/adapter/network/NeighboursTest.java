// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.Network.Neighbour;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final List<Neighbour> TWO = List.of(new Neighbour(Ipv4.of("192.168.1.1"), "3c:a6:2f:01:02:03"), new Neighbour(Ipv4.of("192.168.1.12"), "0a:0b:0c:0d:0e:0f"));

    @Test
    void linuxTableLeavesOutWhoDidNotAnswer() {
        assertEquals(TWO, Neighbours.linux("""
                IP address       HW type     Flags       HW address            Mask     Device
                192.168.1.1      0x1         0x2         3c:a6:2f:01:02:03     *        eth0
                192.168.1.7      0x1         0x0         00:00:00:00:00:00     *        eth0
                192.168.1.12     0x1         0x6         0a:0b:0c:0d:0e:0f     *        eth0
                """));
    }

    @Test
    void macTableGetsItsZerosBack() {
        assertEquals(TWO, Neighbours.mac("""
                ? (192.168.1.1) at 3c:a6:2f:1:2:3 on en0 ifscope [ethernet]
                ? (192.168.1.7) at (incomplete) on en0 ifscope [ethernet]
                ? (192.168.1.12) at a:b:c:d:e:f on en0 ifscope [ethernet]
                ? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
                """));
    }

    @Test
    void windowsTableIsReadInAnyLanguage() {
        assertEquals(TWO, Neighbours.windows("""

                Schnittstelle: 192.168.1.50 --- 0xb
                  Internetadresse       Physische Adresse     Typ
                  192.168.1.1           3c-a6-2f-01-02-03     dynamisch
                  192.168.1.12          0a-0b-0c-0d-0e-0f     dynamisch
                  192.168.1.255         ff-ff-ff-ff-ff-ff     statisch
                  224.0.0.22            01-00-5e-00-00-16     statisch
                """));
    }
}

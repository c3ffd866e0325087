// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "node1", "a-b", "a--b", "123456789012345678901234567890123456789012345678901234567890123"})
    void labels(String text) {
        assertEquals(Optional.of(text), Shapes.label(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a_b", "a b", "é", "1234567890123456789012345678901234567890123456789012345678901234"})
    void noLabels(String text) {
        assertEquals(Optional.empty(), Shapes.label(text));
    }

    @Test
    void aHostNameEndsAt253Characters() {
        String longest = ("a".repeat(49) + ".").repeat(5) + "abc";
        assertEquals(253, longest.length());
        assertEquals(Optional.of(longest), Shapes.hostName(longest));
        assertEquals(Optional.empty(), Shapes.hostName(longest + "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", ".a", "a.", "1.2.3", "1.2.3.4.5", "a.1", "12", "a/b", "a:1", "[::1]", "node_1"})
    void noHosts(String text) {
        assertEquals(Optional.empty(), Shapes.host(text));
    }

    @Test
    void hosts() {
        assertEquals(Optional.of("192.168.5.1"), Shapes.host("192.168.5.1"));
        assertEquals(Optional.of("pi-1.home.arpa"), Shapes.host("Pi-1.Home.arpa"));
        assertEquals(Optional.of("3com.example"), Shapes.host("3com.example"));
        assertEquals(Optional.of("a1"), Shapes.host("a1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://nas", "https://nas:5000", "https://192.168.5.9/a/b%20c?", "https://nas/k3s/v1.36.3+k3s1/"})
    void httpUrls(String text) {
        assertEquals(text.endsWith("?") ? Optional.empty() : Optional.of(text), Shapes.httpUrl(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nas", "//nas", "http:/nas", "http://", "http://:80", "http://nas:", "http://nas:70000", "http://a@nas", "http://nas/<x>", "HTTP//nas", "http://1.2.3"})
    void noHttpUrls(String text) {
        assertEquals(Optional.empty(), Shapes.httpUrl(text));
    }

    @Test
    void usersAndInterfacesEndSomewhere() {
        assertEquals(Optional.of("a".repeat(64)), Shapes.user("a".repeat(64)));
        assertEquals(Optional.empty(), Shapes.user("a".repeat(65)));
        assertEquals(Optional.of("a".repeat(15)), Shapes.interfaceName("a".repeat(15)));
        assertEquals(Optional.empty(), Shapes.interfaceName("a".repeat(16)));
        assertEquals(Optional.empty(), Shapes.interfaceName(".."));
    }
}

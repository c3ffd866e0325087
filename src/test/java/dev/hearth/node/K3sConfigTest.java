// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class K3sConfigTest {
    private static final K3sConfig WANTED = K3sConfig.of("home")
            .with("node-ip", "192.168.5.11")
            .with("disable", List.of("servicelb", "traefik"))
            .with("tls-san", List.of("192.168.5.200", "192.168.5.11"));

    @Test
    void theFileIsYamlWithOneKeyALine() {
        assertEquals("""
                # hearth-cluster: home
                node-ip: "192.168.5.11"
                disable: ["servicelb", "traefik"]
                tls-san: ["192.168.5.200", "192.168.5.11"]
                """, WANTED.render().revealText());
    }

    @Test
    void whatWasWrittenIsReadBack() {
        K3sConfig odd = WANTED.with("token", "K10ab::server:a\"b\\c").with("node-label", List.of("a=\"b\"", ""));
        assertEquals(Optional.of(odd), K3sConfig.parse(odd.render().revealText()));
    }

    @Test
    void aFileOfSomebodyElseIsNotRead() {
        assertEquals(Optional.empty(), K3sConfig.parse("node-ip: 192.168.5.11\n"));
        assertEquals(Optional.empty(), K3sConfig.parse(WANTED.render().revealText() + "write-kubeconfig-mode: 644\n"));
        assertEquals(Optional.empty(), K3sConfig.parse(""));
    }

    @Test
    void moreSansThanWantedAreNoDifference() {
        K3sConfig found = WANTED.with("tls-san", List.of("192.168.5.200", "192.168.5.11", "192.168.5.14"));
        assertEquals(List.of(), found.differences(WANTED));
        assertEquals(List.of("tls-san"), WANTED.differences(found));
    }

    @Test
    void everyOtherKeyCounts() {
        assertEquals(List.of("node-ip"), WANTED.with("node-ip", "192.168.5.12").differences(WANTED));
        assertEquals(List.of("extra"), WANTED.with("extra", "1").differences(WANTED));
        assertEquals(List.of("extra"), WANTED.differences(WANTED.with("extra", List.of("1"))));
        assertEquals(List.of("hearth-cluster"), new K3sConfig("other", WANTED.values(), WANTED.lists()).differences(WANTED));
    }

    @Test
    void aLineFeedCannotBeSmuggledIn() {
        assertThrows(IllegalArgumentException.class, () -> WANTED.with("token", "x\nserver: evil").render());
    }

    @Test
    void itsWordsDoNotHaveTheToken() {
        assertFalse(WANTED.with("token", "canary-token").toString().contains("canary"));
    }
}

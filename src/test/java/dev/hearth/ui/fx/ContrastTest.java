// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every word can be read on its ground, in both themes: at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
class ContrastTest {
    private static final double LEAST = 4.5;
    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset", "-hearth-page", "-hearth-card");
    private static final List<String> STATES = List.of("waiting", "running", "done", "needed", "warn", "failed", "skipped");
    private static final List<String> OWNERS = List.of("network", "gateway", "dns", "desktop", "node", "vip", "pool", "traefik", "conflict");

    /** Texts by the grounds that they stand on. */
    private static Map<String, List<String>> pairs() {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-accent-fg")) {
            pairs.put(text, new ArrayList<>(GROUNDS));
        }
        pairs.get("-color-accent-fg").add("-color-accent-subtle");
        for (String text : List.of("-color-fg-default", "-color-fg-muted")) {
            for (String state : STATES) {
                pairs.get(text).add("-hearth-" + state + "-bg");
            }
        }
        pairs.get("-color-fg-muted").addAll(List.of("-hearth-owner-free", "-color-accent-subtle"));
        pairs.get("-color-fg-default").add("-color-neutral-muted");
        for (String state : STATES) {
            pairs.put("-hearth-" + state, new ArrayList<>(List.of("-hearth-" + state + "-bg", "-color-bg-default", "-color-bg-subtle", "-hearth-page")));
        }
        pairs.put("-hearth-on-owner", OWNERS.stream().map(owner -> "-hearth-owner-" + owner).toList());
        pairs.put("-hearth-on-free", List.of("-hearth-owner-free"));
        pairs.put("-hearth-on-dhcp", List.of("-hearth-owner-dhcp"));
        pairs.put("-color-fg-emphasis", List.of("-color-accent-emphasis", "-color-danger-emphasis"));
        pairs.put("#ffffff", List.of("#1a7f37", "#0969da"));
        return pairs;
    }

    @Test
    void everyWordCanBeReadOnItsGround() throws IOException {
        List<String> faint = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            StyleColours colours = StyleColours.of(theme);
            double least = 21;
            String where = "";
            for (Map.Entry<String, List<String>> pair : pairs().entrySet()) {
                for (String ground : pair.getValue()) {
                    double contrast = colours.contrast(pair.getKey(), ground);
                    if (contrast < LEAST) {
                        faint.add("%s: %s on %s %.2f".formatted(theme, pair.getKey(), ground, contrast));
                    }
                    if (contrast < least) {
                        least = contrast;
                        where = pair.getKey() + " on " + ground;
                    }
                }
            }
            System.out.printf("contrast in %s: at least %.2f (%s)%n", theme, least, where);
        }
        assertEquals(List.of(), faint);
    }

    @Test
    void contrastIsThatOfTheSpecification() throws IOException {
        StyleColours colours = StyleColours.of(Theme.LIGHT);
        assertEquals(21, colours.contrast("#000000", "#ffffff"), 0.01);
        assertEquals(4.54, colours.contrast("#767676", "#ffffff"), 0.01);
        assertEquals(1, colours.contrast("rgba(0, 0, 0, 0)", "#ffffff"), 0.01);
    }
}

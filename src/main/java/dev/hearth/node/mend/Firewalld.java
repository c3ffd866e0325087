// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import java.util.ArrayList;
import java.util.List;

/**
 * Rules as firewalld takes and tells them (firewall-cmd(1), firewalld.richlanguage(5)): rich rules in the zone of the LAN, and pods and
 * Services as sources of the zone {@code trusted}, as k3s's documentation has it. Each is set at once and for good, one after the other: a
 * reload in their place would drop what somebody has set for now.
 */
final class Firewalld {
    private static final String TRUSTED = "trusted";

    private Firewalld() {}

    /**
     * @param zone of the interface on the LAN
     * @param rules rich rules there
     * @param sources of the zone {@code trusted}
     */
    static List<Cure.Deed> missing(List<Opening> wanted, String zone, List<String> rules, List<String> sources) {
        List<Cure.Deed> deeds = new ArrayList<>();
        for (Opening opening : wanted) {
            if (opening.ports().isEmpty()) {
                if (!sources.contains(opening.source())) {
                    deeds.addAll(both(TRUSTED, "--add-source=", opening.source(), ""));
                }
            } else {
                protocols(opening).stream().map(protocol -> rule(opening, protocol)).filter(rule -> !rules.contains(rule))
                        .forEach(rule -> deeds.addAll(both(zone, "--add-rich-rule=", rule, "'")));
            }
        }
        return deeds;
    }

    private static List<String> protocols(Opening opening) {
        return opening.protocol().map(List::of).orElse(List.of("tcp", "udp"));
    }

    private static String rule(Opening opening, String protocol) {
        return "rule family=\"ipv4\" source address=\"%s\" port port=\"%s\" protocol=\"%s\" accept"
                .formatted(opening.source(), opening.ports().orElseThrow().replace(':', '-'), protocol);
    }

    /** @param quote around the value where people would type it */
    private static List<Cure.Deed> both(String zone, String option, String value, String quote) {
        return List.of(deed(List.of("firewall-cmd", "--zone=" + zone), option, value, quote),
                deed(List.of("firewall-cmd", "--permanent", "--zone=" + zone), option, value, quote));
    }

    private static Cure.Deed deed(List<String> start, String option, String value, String quote) {
        List<String> words = new ArrayList<>(start);
        words.add(option + value);
        return new Cure.Deed(MendCommands.firewallRule(words), String.join(" ", start) + " " + option + quote + value + quote);
    }
}

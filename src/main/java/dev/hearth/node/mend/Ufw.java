// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.domain.net.Cidr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rules as ufw takes and tells them ({@code ufw show added}, ufw(8)). They go to the front: the first that fits counts, and a wider one may deny. */
final class Ufw {
    private Ufw() {}

    /** @param there rules as ufw tells them, without the program's name */
    static List<Cure.Deed> missing(List<Opening> wanted, List<String> there) {
        return wanted.stream().filter(opening -> there.stream().noneMatch(rule -> covers(rule, opening)))
                .map(opening -> Cure.Deed.of(MendCommands.firewallRule(words(opening)))).toList();
    }

    private static List<String> words(Opening opening) {
        List<String> words = new ArrayList<>(List.of("ufw", "prepend", "allow", "from", opening.source()));
        opening.ports().ifPresent(ports -> words.addAll(List.of("to", "any", "port", ports)));
        opening.protocol().ifPresent(protocol -> words.addAll(List.of("proto", protocol)));
        return words;
    }

    /** {@code allow 6443/tcp}, {@code allow 6443} or {@code allow from NET [to any port PORT [proto PROTO]]}. */
    private static boolean covers(String rule, Opening opening) {
        List<String> words = Arrays.asList(rule.split(" +"));
        if (!words.getFirst().equals("allow") || words.contains("out") || words.contains("on")) {
            return false;
        }
        if (words.size() == 2) {
            String[] port = words.get(1).split("/", -1);
            return opening.ports().filter(port[0]::equals).isPresent() && (port.length == 1 || opening.protocol().filter(port[1]::equals).isPresent());
        }
        boolean from = after(words, "from").flatMap(net -> Cidr.suggest(net.contains("/") ? net : net + "/32")).filter(net -> within(opening.from(), net)).isPresent();
        boolean port = after(words, "port").map(Optional::of).filter(given -> !given.equals(opening.ports())).isEmpty();
        boolean protocol = after(words, "proto").map(Optional::of).filter(given -> !given.equals(opening.protocol())).isEmpty();
        return from && port && protocol && after(words, "to").filter(to -> !to.equals("any")).isEmpty();
    }

    private static boolean within(Cidr inner, Cidr outer) {
        return outer.prefix() <= inner.prefix() && outer.contains(inner.first());
    }

    private static Optional<String> after(List<String> words, String word) {
        int at = words.indexOf(word);
        return at < 0 || at + 1 >= words.size() ? Optional.empty() : Optional.of(words.get(at + 1));
    }
}

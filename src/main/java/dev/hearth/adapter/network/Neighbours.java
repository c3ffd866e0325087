// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.Network.Neighbour;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads who answered ARP out of what the three systems print. */
final class Neighbours {
    private static final Pattern MAC = Pattern.compile("([0-9a-fA-F]{1,2})[:-]([0-9a-fA-F]{1,2})[:-]([0-9a-fA-F]{1,2})[:-]([0-9a-fA-F]{1,2})[:-]([0-9a-fA-F]{1,2})[:-]([0-9a-fA-F]{1,2})");
    /** ATF_COM: an answer came. */
    private static final int COMPLETE = 2;

    private Neighbours() {}

    /** {@code /proc/net/arp}: IP address, HW type, Flags, HW address, Mask, Device. */
    static List<Neighbour> linux(String table) {
        return lines(table, word -> word.length > 5 && word[2].matches("0x[0-9a-f]{1,8}") && (Integer.parseInt(word[2].substring(2), 16) & COMPLETE) != 0
                ? neighbour(word[0], word[3]) : Optional.empty());
    }

    /** {@code arp -an}: ? (192.168.1.1) at aa:b:c:d:e:f on en0 ifscope [ethernet]; leading zeros are left out. */
    static List<Neighbour> mac(String table) {
        return lines(table, word -> word.length > 3 && word[1].matches("\\([0-9.]+\\)") && word[2].equals("at")
                ? neighbour(word[1].substring(1, word[1].length() - 1), word[3]) : Optional.empty());
    }

    /** {@code arp -a}: address, aa-bb-cc-dd-ee-ff, kind in the user's language. */
    static List<Neighbour> windows(String table) {
        return lines(table, word -> word.length > 2 ? neighbour(word[0], word[1]) : Optional.empty());
    }

    private static List<Neighbour> lines(String table, Function<String[], Optional<Neighbour>> read) {
        return table.lines().map(line -> read.apply(line.strip().split("\\s+", -1))).flatMap(Optional::stream).toList();
    }

    /** Group addresses are nobody's. */
    private static Optional<Neighbour> neighbour(String address, String mac) {
        return MAC.matcher(mac).results().findFirst().filter(match -> match.group().equals(mac)).map(Neighbours::canonical)
                .filter(found -> !found.equals("00:00:00:00:00:00") && (Integer.parseInt(found.substring(0, 2), 16) & 1) == 0)
                .flatMap(found -> Ipv4.parse(address).map(ip -> new Neighbour(ip, found)));
    }

    private static String canonical(MatchResult match) {
        return Stream.iterate(1, group -> group <= match.groupCount(), group -> group + 1)
                .map(group -> (match.group(group).length() == 1 ? "0" : "") + match.group(group).toLowerCase(Locale.ROOT)).collect(Collectors.joining(":"));
    }
}

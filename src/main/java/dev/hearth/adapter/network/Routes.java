// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import dev.hearth.domain.net.Ipv4;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the default routes out of what the three systems print, the preferred one first. */
final class Routes {
    private static final String ANY = "0.0.0.0";
    private static final String ANY_HEX = "00000000";

    private Routes() {}

    /**
     * @param through the interface's name, or its address on Windows
     * @param metric the lower the better
     */
    record Route(String through, Ipv4 gateway, long metric) {}

    /** {@code /proc/net/route}: Iface Destination Gateway Flags RefCnt Use Metric Mask ..., addresses in hex, low byte first. */
    static List<Route> linux(String table) {
        return lines(table, word -> word.length > 7 && word[1].equals(ANY_HEX) && word[7].equals(ANY_HEX)
                ? lowByteFirst(word[2]).flatMap(gateway -> route(word[0], gateway, word[6]))
                : Optional.empty());
    }

    /** {@code netstat -rn -f inet}: Destination Gateway Flags Netif Expire; in order of preference. */
    static List<Route> mac(String table) {
        return lines(table, word -> word.length > 3 && word[0].equals("default")
                ? Ipv4.parse(word[1]).map(gateway -> new Route(word[3], gateway, 0))
                : Optional.empty());
    }

    /** {@code route print -4 0.0.0.0}: destination, mask, gateway, own address, metric; headings are in the user's language. */
    static List<Route> windows(String table) {
        return lines(table, word -> word.length == 5 && word[0].equals(ANY) && word[1].equals(ANY)
                ? Ipv4.parse(word[2]).flatMap(gateway -> route(word[3], gateway, word[4]))
                : Optional.empty());
    }

    private static List<Route> lines(String table, Function<String[], Optional<Route>> read) {
        Stream<Route> routes = table.lines().map(line -> read.apply(line.strip().split("\\s+", -1))).flatMap(Optional::stream);
        return routes.filter(route -> route.gateway().bits() != 0).sorted(Comparator.comparingLong(Route::metric)).toList();
    }

    private static Optional<Route> route(String through, Ipv4 gateway, String metric) {
        return metric.matches("\\d{1,10}") ? Optional.of(new Route(through, gateway, Long.parseLong(metric))) : Optional.empty();
    }

    private static Optional<Ipv4> lowByteFirst(String hex) {
        return hex.matches("[0-9a-fA-F]{8}")
                ? Optional.of(new Ipv4(Integer.toUnsignedLong(Integer.reverseBytes(HexFormat.fromHexDigits(hex)))))
                : Optional.empty();
    }
}

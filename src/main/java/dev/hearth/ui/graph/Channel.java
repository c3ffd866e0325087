// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The gap after a column: gives each source's lines a track to go up or down in, so that lines of different sources do not
 * lie on one another.
 */
final class Channel {
    /** Lines of one source and net share a trunk. */
    record Net(int source, int net) {}

    /** What is known of a trunk: how far up and down it goes, and at which heights it is met from the left and the right. */
    private static final class Trunk {
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        final Set<Double> left = new TreeSet<>();
        final Set<Double> right = new TreeSet<>();

        boolean meets(Trunk other) {
            return top <= other.bottom && other.top <= bottom;
        }

        /** Its lines from the left and the other's to the right are at one height: it has to be the first of both. */
        boolean precedes(Trunk other) {
            return left.stream().anyMatch(other.right::contains);
        }
    }

    private final Map<Net, Trunk> trunks = new java.util.LinkedHashMap<>();
    private final Map<Net, Integer> tracks = new HashMap<>();

    /** A line comes from the left at height {@code from} and leaves to the right at {@code to}. */
    void add(Net net, double from, double to) {
        Trunk trunk = trunks.computeIfAbsent(net, key -> new Trunk());
        trunk.top = Math.min(trunk.top, Math.min(from, to));
        trunk.bottom = Math.max(trunk.bottom, Math.max(from, to));
        trunk.left.add(from);
        trunk.right.add(to);
    }

    /** Gives tracks, from the left; returns how many. */
    int assign() {
        List<Net> open = new ArrayList<>(trunks.keySet());
        Map<Net, Integer> given = new HashMap<>();
        while (!open.isEmpty()) {
            Net next = open.stream().filter(net -> open.stream().noneMatch(other -> !other.equals(net) && at(other).precedes(at(net))))
                    .findFirst().orElse(open.getFirst());
            open.remove(next);
            int track = given.entrySet().stream().filter(entry -> at(entry.getKey()).precedes(at(next)))
                    .mapToInt(entry -> entry.getValue() + 1).max().orElse(0);
            while (taken(given, next, track)) {
                track++;
            }
            given.put(next, track);
        }
        tracks.putAll(given);
        return given.values().stream().mapToInt(track -> track + 1).max().orElse(0);
    }

    private boolean taken(Map<Net, Integer> given, Net next, int track) {
        return given.entrySet().stream().anyMatch(entry -> entry.getValue() == track && at(entry.getKey()).meets(at(next)));
    }

    private Trunk at(Net net) {
        return Objects.requireNonNull(trunks.get(net));
    }

    int track(Net net) {
        return Objects.requireNonNull(tracks.get(net));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a Hearth leaves on a server while it changes the cluster, so that another one waits.
 *
 * @param id of the run
 * @param owner {@code user@computer}, for people
 * @param desk id of the computer's Hearth, kept there
 * @param process its process id on that computer
 * @param since when the run took it, by that computer's clock
 */
public record RunLock(String id, String owner, String desk, long process, Instant since) {
    /** On a file system that is gone with the power, as are those who would ask. */
    public static final String PATH = "/run/hearth/run.lock";

    String text() {
        return "id=%s\nowner=%s\ndesk=%s\nprocess=%d\nsince=%s\n".formatted(id, owner.replaceAll("\\p{Cntrl}", " "), desk, process, since);
    }

    /** Empty when it is not one of ours, or not whole. */
    static Optional<RunLock> parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().map(line -> line.split("=", 2)).filter(pair -> pair.length == 2).forEach(pair -> values.put(pair[0], pair[1]));
        try {
            return Optional.of(new RunLock(
                    required(values, "id"), required(values, "owner"), required(values, "desk"),
                    Long.parseLong(required(values, "process")), Instant.parse(required(values, "since"))));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static RunLock unreadable() {
        return new RunLock("?", "?", "?", 0, Instant.EPOCH);
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new NumberFormatException("no " + name);
        }
        return value;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times in facts, as people read them: where they are, and no finer than anybody asks for. */
final class Moments {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final DateTimeFormatter HERE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private Moments() {}

    /** An instant of ISO 8601 by this computer's clock; any other text as it is. */
    static String moment(String text) {
        return INSTANT.matcher(text).matches() ? HERE.format(Instant.parse(text)) : text;
    }

    /** Seconds as {@code 42 s}, {@code 30 min} or {@code 3 h 5 min}; empty for what is no whole number. */
    static Optional<String> span(String seconds) {
        if (!seconds.matches("\\d{1,12}")) {
            return Optional.empty();
        }
        Duration span = Duration.ofSeconds(Long.parseLong(seconds));
        return Optional.of(span.toMinutes() < 2 ? span.toSeconds() + " s" : span.toHours() < 1 ? span.toMinutes() + " min" : span.toHours() + " h " + span.toMinutesPart() + " min");
    }
}

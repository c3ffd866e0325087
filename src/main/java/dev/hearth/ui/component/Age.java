// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How long ago something was, in words. */
public final class Age {
    private Age() {}

    public static String of(Instant then, Instant now, Texts texts) {
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return texts.get("age.now");
        } else if (age.toHours() < 1) {
            return texts.get("age.minutes", Map.of("count", String.valueOf(age.toMinutes())));
        } else if (age.toDays() < 1) {
            return texts.get("age.hours", Map.of("count", String.valueOf(age.toHours())));
        }
        return texts.get("age.days", Map.of("count", String.valueOf(age.toDays())));
    }

    /** As {@link #of}, and in seconds what is of the last minute. */
    public static String exact(Instant then, Instant now, Texts texts) {
        Duration age = Duration.between(then, now);
        return age.toMinutes() < 1 && age.toSeconds() > 0 ? texts.get("age.seconds", Map.of("count", String.valueOf(age.toSeconds()))) : of(then, now, texts);
    }
}

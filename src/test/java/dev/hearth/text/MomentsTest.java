// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void timesAreReadByPeople() {
        assertEquals(Optional.of("42 s"), Moments.span("42"));
        assertEquals(Optional.of("30 min"), Moments.span("1835"));
        assertEquals(Optional.of("3 h 5 min"), Moments.span("11105"));
        assertEquals(Optional.empty(), Moments.span("a while"));
        assertEquals("k3s", Moments.moment("k3s"));
        assertTrue(Moments.moment("2026-11-22T11:20:00Z").matches("2026-11-2\\d \\d\\d:\\d\\d"));
    }

    @Test
    void aSilentHearthIsToldOfWithoutFigures() {
        Problem stale = Problem.blocking(ProblemCode.CLUSTER_LOCK_STALE, Map.of("host", "node1", "owner", "ann@laptop", "since", "2026-11-22T11:20:00Z", "seconds", "1835", "path", "/run/hearth"));
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            String found = ProblemText.of(stale, Texts.in(locale)).found();
            assertTrue(found.contains("30 min"), found);
            assertFalse(found.contains("1835") || found.contains("T11"), found);
        }
    }
}

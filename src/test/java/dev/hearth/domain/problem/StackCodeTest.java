// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StackCodeTest {
    private static RuntimeException here(String message) {
        return new IllegalStateException(message);
    }

    private static RuntimeException there(String message) {
        return new IllegalStateException(message);
    }

    private static Throwable with(Throwable thrown, StackTraceElement... frames) {
        thrown.setStackTrace(frames);
        return thrown;
    }

    @Test
    void canBeReadAloud() {
        assertTrue(StackCode.of(here("x")).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"));
    }

    @Test
    void isTheSameForTheSamePlaceWhateverTheMessageOrLine() {
        String first = StackCode.of(here("192.168.5.17"));
        String second = StackCode.of(
                here("192.168.5.18"));
        assertEquals(first, second);
    }

    @Test
    void differsForAnotherPlaceTypeOrCause() {
        assertNotEquals(StackCode.of(here("x")), StackCode.of(there("x")));
        StackTraceElement frame = new StackTraceElement("dev.hearth.A", "b", "A.java", 1);
        String plain = StackCode.of(with(new IllegalStateException(), frame));
        assertNotEquals(plain, StackCode.of(with(new IllegalArgumentException(), frame)));
        assertNotEquals(plain, StackCode.of(with(new IllegalStateException(with(new IllegalArgumentException(), frame)), frame)));
    }

    @Test
    void doesNotDependOnGeneratedNames() {
        assertEquals(
                StackCode.of(with(new Error(), new StackTraceElement("dev.hearth.A", "lambda$run$0", null, 1), new StackTraceElement("dev.hearth.A$$Lambda/0x00007f1", "run", null, 1))),
                StackCode.of(with(new Error(), new StackTraceElement("dev.hearth.A", "lambda$run$7", null, 9), new StackTraceElement("dev.hearth.A$$Lambda/0x0000aa2", "run", null, 1))));
    }

    @Test
    void causesThatGoInCirclesDoNotHarm() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));
        assertTrue(StackCode.of(first).contains("-"));
    }
}

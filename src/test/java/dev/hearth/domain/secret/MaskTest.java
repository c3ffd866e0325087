// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static String masked(String text, String... secrets) {
        return Mask.over(text, Stream.of(secrets).map(Secret::of).toList());
    }

    @Test
    void nothingOfASecretIsLeft() {
        assertEquals("login with *** failed, *** is no good", masked("login with canary-1 failed, canary-1 is no good", "canary-1"));
        assertEquals("token ***", masked("token canary-12", "canary-1", "canary-12"));
        assertEquals("data: ***", masked("data: Y2FuYXJ5LTE=", "canary-1"));
        assertEquals("said ***", masked("said canary-1", "canary-1\n"));
    }

    @Test
    void aLineOfAKeyIsNothingToBeShown() {
        assertEquals("read *** and -", masked("read b3BlbnNzaC1rZXk and -", "-----BEGIN KEY-----\nb3BlbnNzaC1rZXk\n-\n"));
    }

    @Test
    void anEmptySecretHidesNothing() {
        assertEquals("a b", masked("a b", "", " "));
    }
}

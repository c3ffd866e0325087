// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import dev.hearth.domain.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;

/** Keys for tests: making one takes seconds, so each is made once. */
public final class TestKeys {
    private TestKeys() {}

    /** The one that upstream's code made. */
    public static SealingKey upstream() {
        return SealingKey.parse(resource("tls.crt"), resource("tls.key"));
    }

    /** A second one, newer than {@link #upstream}. */
    public static SealingKey newer() {
        return Newer.KEY;
    }

    static Secret resource(String name) {
        try (InputStream in = Objects.requireNonNull(TestKeys.class.getResourceAsStream("/sealing/" + name))) {
            return Secret.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Newer {
        static final SealingKey KEY = SealingKey.generate(Instant.parse("2027-03-01T00:00:00Z"));
    }
}

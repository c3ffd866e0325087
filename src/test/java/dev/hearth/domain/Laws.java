// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain;

import java.util.Random;
import java.util.function.Consumer;

/** Runs a law over random cases. The failure names the seed; {@code -Dseed=N} starts there, so that N is the first case. */
public final class Laws {
    private static final long FIRST_SEED = Long.getLong("seed", 20_261_122);

    private Laws() {}

    public static void hold(int cases, Consumer<Random> law) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + cases; seed++) {
            try {
                law.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}

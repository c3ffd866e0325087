// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;

/** How well a passphrase withstands guessing, by zxcvbn's score. */
public enum Strength {
    NONE(0),
    VERY_WEAK(0.15),
    WEAK(0.35),
    FAIR(0.55),
    GOOD(0.8),
    STRONG(1);

    /** Longer ones are judged by their beginning: they are no weaker than it, and guessing at them takes long itself. */
    private static final int JUDGED = 72;

    private final double share;

    Strength(double share) {
        this.share = share;
    }

    /** Reads its word lists when it is first needed. */
    private static final class Judge {
        private static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /** Reads the word lists, which takes a moment, so that nobody waits for them while typing. */
    static void prepare() {
        var _ = of("a", List.of());
    }

    /** @param known words that an attacker would try first, as the cluster's name */
    static Strength of(String passphrase, List<String> known) {
        if (passphrase.isEmpty()) {
            return NONE;
        }
        int score = Judge.ZXCVBN.measure(passphrase.substring(0, Math.min(JUDGED, passphrase.length())), known).getScore();
        return switch (score) {
            case 0 -> VERY_WEAK;
            case 1 -> WEAK;
            case 2 -> FAIR;
            case 3 -> GOOD;
            default -> STRONG;
        };
    }

    /** Whoever has the file may guess for years without anybody noticing. */
    boolean enough() {
        return compareTo(GOOD) >= 0;
    }

    /** Of the bar that shows it. */
    double share() {
        return share;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

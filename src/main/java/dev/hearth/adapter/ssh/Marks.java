// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Two words that nothing else on the machine can say by chance, made anew for each command.
 *
 * @param started printed on both streams right before the command's own program takes over
 * @param prompt what sudo prints when it asks for the password
 */
record Marks(String started, String prompt) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Marks fresh() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        String word = HexFormat.of().formatHex(bytes);
        return new Marks("<hearth-started-" + word + ">", "<hearth-sudo-" + word + ">");
    }
}

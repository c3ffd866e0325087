// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The only place that makes a shell line. The line is read by the user's login shell on the machine, so a word is written
 * such that sh, bash, zsh, ksh and fish all read it back as it was: in single quotes, with quotes and backslashes outside of
 * them (fish treats a backslash inside as an escape).
 */
final class ShellWords {
    private ShellWords() {}

    static String quote(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '\'' -> quoted.append("'\\''");
                case '\\' -> quoted.append("'\\\\'");
                case '\0' -> throw new IllegalArgumentException("no argument can hold a NUL character");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}

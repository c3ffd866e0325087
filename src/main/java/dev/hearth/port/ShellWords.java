// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The only place that makes a shell line. The line is read by the user's login shell on the machine, so a word is written
 * such that sh, bash, zsh, ksh and fish all read it back as it was: in single quotes, with quotes and backslashes outside of
 * them (fish treats a backslash inside as an escape).
 */
public final class ShellWords {
    /** What no shell reads otherwise, wherever it stands behind the command's name. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

    private ShellWords() {}

    /** For machines: every word in quotes. */
    public static String quote(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    /** For people too: only what needs quotes has them. Not for the first word of a line, where {@code a=b} is no word. */
    public static String readable(Object... words) {
        return Arrays.stream(words).map(String::valueOf).map(word -> PLAIN.matcher(word).matches() ? word : quote(word)).collect(Collectors.joining(" "));
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

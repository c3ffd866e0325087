// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a line of ssh_config(5): parted by blanks or by one equals sign after the keyword, quoted where they hold blanks. */
final class SshWords {
    private static final Pattern EQUALS = Pattern.compile("^(\\s*[A-Za-z]+)\\s*=\\s*");

    private SshWords() {}

    /** Empty for a comment. */
    static List<String> of(String text) {
        String line = EQUALS.matcher(text).replaceFirst("$1 ");
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (quote != 0) {
                if (letter == quote) {
                    quote = 0;
                } else if (letter == '\\' && at + 1 < line.length() && (line.charAt(at + 1) == quote || line.charAt(at + 1) == '\\')) {
                    at++;
                    word.append(line.charAt(at));
                } else {
                    word.append(letter);
                }
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
                begun = true;
            } else if (letter == '#' && !begun) {
                break;
            } else if (Character.isWhitespace(letter)) {
                begun = end(words, word, begun);
            } else {
                word.append(letter);
                begun = true;
            }
        }
        var _ = end(words, word, begun);
        return List.copyOf(words);
    }

    private static boolean end(List<String> words, StringBuilder word, boolean begun) {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
        }
        return false;
    }
}

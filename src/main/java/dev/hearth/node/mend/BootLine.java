// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's command line as a Raspberry Pi's firmware has it in cmdline.txt: one line, and nothing after its end counts. Words are separated by
 * blanks; a quoted value may have blanks in it (kernel documentation, admin-guide/kernel-parameters), and what follows a word {@code --} is not the kernel's.
 */
record BootLine(String text) {
    private static final String END = "--";

    /** Words of these that the kernel is not given. */
    List<String> missing(List<String> wanted) {
        List<String> there = words();
        return wanted.stream().filter(word -> !there.contains(word)).toList();
    }

    /** The text with these words at the end of the line; every other character stays as it is. */
    String with(List<String> more) {
        String line = first();
        String rest = text.substring(line.length());
        int end = line.length();
        for (Word word : split(line)) {
            if (word.text().equals(END)) {
                end = word.from();
                break;
            }
        }
        String before = line.substring(0, end).stripTrailing();
        String after = line.substring(end).strip();
        return (before.isEmpty() ? "" : before + " ") + String.join(" ", more) + (after.isEmpty() ? "" : " " + after) + rest;
    }

    boolean empty() {
        return first().isBlank();
    }

    private List<String> words() {
        List<String> all = split(first()).stream().map(Word::text).toList();
        return all.contains(END) ? all.subList(0, all.indexOf(END)) : all;
    }

    private String first() {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(0, end);
    }

    private record Word(int from, String text) {}

    private static List<Word> split(String line) {
        List<Word> words = new ArrayList<>();
        boolean quoted = false;
        int from = -1;
        for (int i = 0; i <= line.length(); i++) {
            boolean blank = i == line.length() || (Character.isWhitespace(line.charAt(i)) && !quoted);
            if (blank && from >= 0) {
                words.add(new Word(from, line.substring(from, i)));
                from = -1;
            } else if (!blank) {
                from = from < 0 ? i : from;
                quoted ^= line.charAt(i) == '"';
            }
        }
        return words;
    }
}

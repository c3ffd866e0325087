// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    @Test
    void quotesAndBackslashesStandOutsideOfTheQuotes() {
        assertEquals("'it'\\''s' 'a'\\\\'b' ''", ShellWords.quote(List.of("it's", "a\\b", "")));
    }

    @Test
    void theShellReadsEveryWordBackAsItWas() throws Exception {
        List<String> words = List.of(
                "plain", "", " ", "-n", "--", "two words", "it's", "'", "''", "\"", "a\\b", "\\", "\\'", "$HOME", "`id`", "$(id)", "!", "*", "~",
                "#x", "a;b", "a&b", "a|b", "<", ">", "\n", "line\nline\n", "\t", "ä€😀", "%s", "{a,b}", "x=y", "\r");
        assertEquals(words, readBack(words));
        assertEquals(words, readBack("printf '%s\\0' " + ShellWords.readable(words.toArray())));
    }

    @Test
    void aPersonReadsPlainWordsWithoutQuotes() {
        assertEquals("node1 /etc/rancher/k3s/config.yaml 0600 a=b", ShellWords.readable("node1", "/etc/rancher/k3s/config.yaml", "0600", "a=b"));
        assertEquals("'~' '' 'two words' 'it'\\''s'", ShellWords.readable("~", "", "two words", "it's"));
    }

    @Test
    void theShellReadsAnyMixtureBack() throws Exception {
        Random random = new Random(4711);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                word.append("'\\\"$`!\n -*?[]{}()<>|&;#~=%ä😀a".codePoints().skip(random.nextInt(30)).findFirst().stream()
                        .mapToObj(Character::toString).findFirst().orElse("z"));
            }
            words.add(word.toString());
        }
        assertEquals(words, readBack(words));
    }

    @Test
    void aNulCharacterIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ShellWords.quote(List.of("a\0b")));
    }

    private static List<String> readBack(List<String> words) throws Exception {
        List<String> all = new ArrayList<>(List.of("printf", "%s\\0"));
        all.addAll(words);
        return readBack(ShellWords.quote(all));
    }

    private static List<String> readBack(String line) throws Exception {
        Process sh = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        String said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, sh.waitFor(), said);
        List<String> found = new ArrayList<>(List.of(said.split("\0", -1)));
        found.removeLast();
        return found;
    }
}

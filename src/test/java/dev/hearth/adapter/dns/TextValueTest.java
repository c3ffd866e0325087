// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextValueTest {
    @Test
    void whatIsQuotedComesBack() {
        for (String value : new String[] {"", "one", "two words", "a \"quote\" and a \\ backslash", "\\\\\"", "umlaut ä and € and \t", "x".repeat(600), "ä".repeat(300)}) {
            assertEquals(value, TextValue.plain(TextValue.quoted(value)));
        }
    }

    @Test
    void masterFilesFormIsKept() {
        assertEquals("\"say \\\"hi\\\"\"", TextValue.quoted("say \"hi\""));
        assertEquals("\"\\303\\244\"", TextValue.quoted("ä"));
        assertEquals("\"" + "x".repeat(255) + "\" \"x\"", TextValue.quoted("x".repeat(256)));
    }

    @Test
    void whatIsNotQuotedIsTheValueItself() {
        assertEquals("one \\ two", TextValue.plain("one \\ two"));
        assertEquals("onetwo", TextValue.plain("\"one\" \"two\""));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static dev.hearth.adapter.ssh.Captured.Signal.ENDED;
import static dev.hearth.adapter.ssh.Captured.Signal.PROMPT;
import static dev.hearth.adapter.ssh.Captured.Signal.STARTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapturedTest {
    private static final Marks MARKS = new Marks("<start>", "<prompt>");
    private final List<Captured.Signal> heard = new ArrayList<>();

    @Test
    void everyWayToCutTheStreamIntoPiecesTellsTheSame() {
        byte[] all = "Lecture ä<prompt>\nagain<prompt><start>own <start> 😀".getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= all.length; size++) {
            heard.clear();
            Captured captured = new Captured(MARKS, 1000, heard::add);
            for (int at = 0; at < all.length; at += size) {
                captured.write(all, at, Math.min(size, all.length - at));
            }
            captured.close();
            assertEquals(List.of(PROMPT, PROMPT, STARTED, ENDED), heard);
            assertEquals("Lecture ä\nagain", captured.said());
            assertEquals("own <start> 😀", captured.text());
        }
    }

    @Test
    void aPromptAfterTheStartIsTheCommandsOwnText() {
        Captured captured = new Captured(MARKS, 1000, heard::add);
        write(captured, "<start><prompt>");
        assertEquals(List.of(STARTED), heard);
        assertEquals("<prompt>", captured.text());
    }

    @Test
    void whatIsBeyondTheLimitIsCutAndCounted() {
        Captured captured = new Captured(MARKS, 5, heard::add);
        write(captured, "<start>1234567");
        write(captured, "89");
        assertEquals("12345\n[... 4 more bytes]\n", captured.text());
    }

    @Test
    void chatterWithoutEndIsNotKept() {
        Captured captured = new Captured(MARKS, 5, heard::add);
        for (int i = 0; i < 100_000; i++) {
            write(captured, "Welcome! ");
        }
        assertFalse(captured.started());
        assertEquals(true, captured.said().length() < 20_000);
        write(captured, "<start>x");
        assertEquals("x", captured.text());
    }

    private static void write(Captured captured, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        captured.write(bytes, 0, bytes.length);
    }
}

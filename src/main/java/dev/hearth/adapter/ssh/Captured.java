// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One stream of a command. What comes before the mark is somebody else's: sudo's words, or a login script's chatter. What
 * comes after it is the command's own and kept up to a limit; more is let through, or the command would hang.
 */
final class Captured extends OutputStream {
    private static final int SAID_LIMIT = 16 << 10;

    private final Marks marks;
    private final int limit;
    private final Consumer<Signal> signals;
    private final StringBuilder said = new StringBuilder();
    private final ByteArrayOutputStream own = new ByteArrayOutputStream();
    private String head = "";
    private boolean started;
    private long beyond;

    /** What the stream has to say to whoever holds the conversation. */
    enum Signal {
        PROMPT,
        STARTED,
        ENDED
    }

    /** @param limit bytes */
    Captured(Marks marks, int limit, Consumer<Signal> signals) {
        this.marks = marks;
        this.limit = limit;
        this.signals = signals;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] from, int offset, int length) {
        if (started) {
            keep(from, offset, length);
            return;
        }
        // Latin-1 keeps each byte as one character, whatever the encoding is.
        head += new String(from, offset, length, StandardCharsets.ISO_8859_1);
        while (!started) {
            int prompt = head.indexOf(marks.prompt());
            int start = head.indexOf(marks.started());
            if (prompt >= 0 && (start < 0 || prompt < start)) {
                pass(prompt, marks.prompt().length());
                signals.accept(Signal.PROMPT);
            } else if (start >= 0) {
                pass(start, marks.started().length());
                started = true;
                byte[] rest = head.getBytes(StandardCharsets.ISO_8859_1);
                head = "";
                keep(rest, 0, rest.length);
                signals.accept(Signal.STARTED);
            } else {
                // A mark may be half here: keep as much as could be its beginning.
                int certain = Math.max(0, head.length() - marks.started().length());
                pass(certain, 0);
                return;
            }
        }
    }

    private void pass(int chatter, int mark) {
        if (said.length() < SAID_LIMIT) {
            said.append(head, 0, chatter);
        }
        head = head.substring(chatter + mark);
    }

    private void keep(byte[] from, int offset, int length) {
        int fits = (int) Math.min(length, (long) limit - own.size());
        own.write(from, offset, fits);
        beyond += length - fits;
    }

    @Override
    public void close() {
        signals.accept(Signal.ENDED);
    }

    synchronized boolean started() {
        return started;
    }

    /** What came before the mark, without prompts. */
    synchronized String said() {
        String all = said + head;
        return new String(all.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }

    /** What the command itself wrote; says so at the end when there was more. */
    synchronized String text() {
        String text = own.toString(StandardCharsets.UTF_8);
        return beyond == 0 ? text : text + "\n[... " + beyond + " more bytes]\n";
    }
}

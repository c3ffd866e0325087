// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Takes DER (ITU-T X.690) apart, one element after the other. What is not as it is asked for is an IllegalArgumentException. */
final class DerReader {
    private static final int LONG = 0x80;
    /** No certificate is longer than three octets can say. */
    private static final int MOST_OCTETS = 3;
    private final ByteBuffer bytes;

    DerReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    boolean is(int tag) {
        return bytes.hasRemaining() && (bytes.get(bytes.position()) & 0xff) == tag;
    }

    /** The next element's content. */
    byte[] content(int tag) {
        if (!is(tag)) {
            throw new IllegalArgumentException("no element %02x at %d".formatted(tag, bytes.position()));
        }
        try {
            bytes.get();
            byte[] content = new byte[length()];
            bytes.get(content);
            return content;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("cut off", e);
        }
    }

    /** The next element's content, to be taken apart in turn. */
    DerReader inside(int tag) {
        return new DerReader(content(tag));
    }

    /** The next element as it stands. */
    byte[] whole(int tag) {
        return Der.tag(tag, content(tag));
    }

    private int length() {
        int first = bytes.get() & 0xff;
        if (first < LONG) {
            return first;
        }
        int octets = first - LONG;
        if (octets == 0 || octets > MOST_OCTETS) {
            throw new IllegalArgumentException("a length of " + octets + " octets");
        }
        byte[] length = new byte[octets];
        bytes.get(length);
        int found = new BigInteger(1, length).intValueExact();
        if (found > bytes.remaining()) {
            throw new IllegalArgumentException("cut off");
        }
        return found;
    }
}

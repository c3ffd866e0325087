// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The few forms of DER (ITU-T X.690) that a key and a self-signed certificate need. */
final class Der {
    static final byte[] TRUE = tag(0x01, new byte[] {(byte) 0xff});
    static final byte[] NULL = tag(0x05);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tag(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return tag(0x31, parts);
    }

    static byte[] integer(BigInteger value) {
        return tag(0x02, value.toByteArray());
    }

    static byte[] octets(byte[]... parts) {
        return tag(0x04, parts);
    }

    /** @param unused bits at the end, 0 to 7 */
    static byte[] bits(int unused, byte[] bytes) {
        return tag(0x03, new byte[] {(byte) unused}, bytes);
    }

    static byte[] utf8(String text) {
        return tag(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /** GeneralizedTime, as {@code 20261122152500Z}. */
    static byte[] time(String text) {
        return tag(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** UTCTime, as {@code 261122152500Z}; certificates must use it before 2050 (RFC 5280, 4.1.2.5). */
    static byte[] utcTime(String text) {
        return tag(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] oid(int... arcs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((arcs[0] * 40) + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            for (int shift = ((31 - Integer.numberOfLeadingZeros(Math.max(1, arcs[i]))) / 7) * 7; shift >= 0; shift -= 7) {
                out.write(((arcs[i] >> shift) & 0x7f) | (shift > 0 ? 0x80 : 0));
            }
        }
        return tag(0x06, out.toByteArray());
    }

    static byte[] tag(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int zero = octets[0] == 0 ? 1 : 0;
            out.write(0x80 | (octets.length - zero));
            out.write(octets, zero, octets.length - zero);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

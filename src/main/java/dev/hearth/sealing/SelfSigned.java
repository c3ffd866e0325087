// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The certificate around a sealing key: what upstream's SignKey makes (pkg/crypto/keys.go), RFC 5280 version 3, signed with
 * SHA-256 and RSA. Nobody trusts it; it carries the public key and its dates.
 */
final class SelfSigned {
    private static final int SERIAL_BITS = 127;
    private static final int FIRST_YEAR_OF_LONG_TIMES = 2050;
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final byte[] SHA256_RSA = Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, 11), Der.NULL);

    private SelfSigned() {}

    static byte[] certificate(KeyPair keys, String commonName, Instant from, Instant until) throws GeneralSecurityException {
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.utf8(commonName))));
        byte[] body = Der.sequence(
                Der.tag(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)),
                SHA256_RSA,
                name,
                Der.sequence(time(from), time(until)),
                name,
                keys.getPublic().getEncoded(),
                Der.tag(0xa3, Der.sequence(
                        // encipherOnly, and a CA: as upstream's
                        Der.sequence(Der.oid(2, 5, 29, 15), Der.TRUE, Der.octets(Der.bits(0, new byte[] {0x01}))),
                        Der.sequence(Der.oid(2, 5, 29, 19), Der.TRUE, Der.octets(Der.sequence(Der.TRUE))))));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        return Der.sequence(body, SHA256_RSA, Der.bits(0, signature.sign()));
    }

    private static byte[] time(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getYear() < FIRST_YEAR_OF_LONG_TIMES ? Der.utcTime(SHORT.format(at)) : Der.time(LONG.format(at));
    }
}

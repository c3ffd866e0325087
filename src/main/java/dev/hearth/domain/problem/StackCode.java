// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.problem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A short code of where something went wrong, that people can put in a report and search for: {@code 7QK2-M0ZD}. It is made of
 * exception types and methods, not of messages, line numbers or generated names, so that it holds from build to build.
 */
public final class StackCode {
    /** Crockford's base 32: no letter looks like a digit. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int FRAMES = 12;

    private StackCode() {}

    public static String of(Throwable thrown) {
        StringBuilder stack = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            stack.append(cause.getClass().getName()).append('\n');
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                stack.append(frames[i].getClassName()).append('.').append(frames[i].getMethodName()).append('\n');
            }
        }
        return code(digest(stack.toString().replaceAll("\\$\\d+|\\$\\$Lambda.*?(?=\\.)|0x[0-9a-f]+", "")));
    }

    private static String code(byte[] digest) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "").append(DIGITS.charAt(digest[i] & 31));
        }
        return code.toString();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

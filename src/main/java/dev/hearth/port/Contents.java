// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of maps, lists and scalars, as a parser of YAML or JSON makes them. */
final class Contents {
    private Contents() {}

    /** All the way down, in the same order; nobody changes it. */
    static Map<String, Object> copy(Map<String, Object> content) {
        Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(content.size());
        content.forEach((key, value) -> copy.put(key, value == null ? null : value(value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("unchecked")
    private static Object value(Object value) {
        return switch (value) {
            case Map<?, ?> map -> copy((Map<String, Object>) map);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(each -> copy.add(each == null ? null : value(each)));
                yield Collections.unmodifiableList(copy);
            }
            default -> value;
        };
    }

    /** SHA-256 as 64 hex digits, of kind, length and content of every part in order: no two trees are the same bytes. */
    static String sum(Map<String, Object> content) {
        MessageDigest digest = KnownSums.sha256();
        add(digest, content);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable Object value) {
        switch (value) {
            case null -> mark(digest, '0', 0);
            case Map<?, ?> map -> {
                mark(digest, 'm', map.size());
                map.forEach((key, each) -> {
                    add(digest, key);
                    add(digest, each);
                });
            }
            case List<?> list -> {
                mark(digest, 'l', list.size());
                list.forEach(each -> add(digest, each));
            }
            default -> {
                byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
                mark(digest, value instanceof String ? 's' : value instanceof Number ? 'n' : 'b', bytes.length);
                digest.update(bytes);
            }
        }
    }

    private static void mark(MessageDigest digest, char kind, int length) {
        digest.update((byte) kind);
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (length >>> shift));
        }
    }
}

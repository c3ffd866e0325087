// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import java.util.LinkedHashMap;
import java.util.Map;

/** Objects as maps of fields; a list counts as one field. */
final class Trees {
    private Trees() {}

    /** Both, where they say different things the second. */
    static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> merged = new LinkedHashMap<>(first);
        second.forEach((key, value) -> merged.put(key, (first.get(key) instanceof Map && value instanceof Map) ? merged(map(first.get(key)), map(value)) : value));
        return merged;
    }

    /** The first without those of its fields that the second names. */
    static Map<String, Object> without(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> rest = new LinkedHashMap<>();
        first.forEach((key, value) -> {
            if (!second.containsKey(key)) {
                rest.put(key, value);
            } else if (value instanceof Map && second.get(key) instanceof Map) {
                Map<String, Object> inner = without(map(value), map(second.get(key)));
                if (!inner.isEmpty()) {
                    rest.put(key, inner);
                }
            }
        });
        return rest;
    }

    /** Whether both name a field and say different things. */
    static boolean differ(Map<String, Object> first, Map<String, Object> second) {
        return second.entrySet().stream().anyMatch(entry -> {
            Object there = first.get(entry.getKey());
            if (there == null) {
                return false;
            }
            boolean both = there instanceof Map && entry.getValue() instanceof Map;
            return both ? differ(map(there), map(entry.getValue())) : !there.equals(entry.getValue());
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part of OpenAPI v3 that CustomResourceDefinitions are written in, as far as our objects meet it: unknown fields are faults. */
final class CustomSchema {
    private CustomSchema() {}

    /** @return what does not fit, by path; empty when all does */
    static List<String> faults(Object value, Map<?, ?> schema, String path) {
        List<String> faults = new ArrayList<>();
        if (schema.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
            faults.add(path + " is " + value + ", not of " + allowed);
        }
        String type = String.valueOf(schema.get("type"));
        boolean fits = switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            default -> true;
        };
        if (!fits) {
            faults.add(path + " is no " + type);
        }
        if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < list.size(); i++) {
                faults.addAll(faults(list.get(i), items, path + "[" + i + "]"));
            }
        }
        if (value instanceof Map<?, ?> map && schema.get("properties") instanceof Map<?, ?> properties) {
            map.forEach((key, each) -> {
                if (properties.get(key) instanceof Map<?, ?> known) {
                    faults.addAll(faults(each, known, path + "." + key));
                } else {
                    faults.add(path + "." + key + " is unknown");
                }
            });
            if (schema.get("required") instanceof List<?> required) {
                required.stream().filter(key -> !map.containsKey(key)).forEach(key -> faults.add(path + "." + key + " is missing"));
            }
        }
        return faults;
    }
}

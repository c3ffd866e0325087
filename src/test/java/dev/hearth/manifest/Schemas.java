// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hearth.port.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Upstream's schemas of its kinds; what an API server would reject or silently drop is a fault. */
final class Schemas {
    private final JsonNode kinds;

    private Schemas(JsonNode kinds) {
        this.kinds = kinds;
    }

    /** @param component of the file {@code component}-schemas.yaml */
    static Schemas of(String component) throws IOException {
        try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(component + "-schemas.yaml"))) {
            return new Schemas(new YAMLMapper().readTree(in));
        }
    }

    /** Of all objects that are of a custom kind; there is none among them that upstream's schemas do not know. */
    static List<String> faults(String component, List<Manifest> manifests) throws IOException {
        Schemas schemas = of(component);
        List<String> faults = new ArrayList<>();
        for (Manifest manifest : manifests) {
            faults.addAll(schemas.knows(manifest) ? schemas.faults(manifest) : List.of(manifest.ref() + ": of no known kind"));
        }
        return faults;
    }

    boolean knows(Manifest manifest) {
        return kinds.path(manifest.ref().kind()).path("apiVersion").asText().equals(manifest.ref().apiVersion());
    }

    List<String> faults(Manifest manifest) throws IOException {
        List<String> faults = new ArrayList<>();
        check(manifest.ref().toString(), new YAMLMapper().readTree(manifest.yaml()).path("spec"), kinds.path(manifest.ref().kind()).path("spec"), faults);
        return faults;
    }

    private static void check(String at, JsonNode value, JsonNode schema, List<String> faults) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            faults.addAll(value.isInt() || value.isTextual() ? List.of() : List.of(at + ": neither number nor text"));
            return;
        }
        boolean fits = switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        if (!fits) {
            faults.add(at + ": no " + schema.path("type"));
            return;
        }
        schema.path("required").forEach(key -> faults.addAll(value.has(key.asText()) ? List.of() : List.of(at + ": without " + key.asText())));
        if (schema.has("enum") && !schema.path("enum").valueStream().toList().contains(value)) {
            faults.add(at + ": " + value + " is none of " + schema.path("enum"));
        }
        if (schema.has("pattern") && !value.asText().matches(schema.path("pattern").asText())) {
            faults.add(at + ": " + value + " is not like " + schema.path("pattern"));
        }
        if ((schema.has("minimum") && value.asLong() < schema.path("minimum").asLong()) || (schema.has("maximum") && value.asLong() > schema.path("maximum").asLong())) {
            faults.add(at + ": " + value + " is out of range");
        }
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            check(at + "[" + i + "]", value.get(i), schema.path("items"), faults);
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode any = schema.path("additionalProperties");
            if (known.isMissingNode() && any.isMissingNode()) {
                boolean free = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
                faults.addAll(free ? List.of() : List.of(at + ": nothing called " + field.getKey()));
            } else {
                check(at + "." + field.getKey(), field.getValue(), known.isMissingNode() ? any : known, faults);
            }
        }
    }
}

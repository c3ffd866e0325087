// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Objects as maps, for what upstream wrote: parsed, edited as a tree and written again, never as text. The same map gives the same
 * bytes.
 */
public final class Documents {
    private static final Pattern BETWEEN = Pattern.compile("(?m)^---[ \\t]*(#.*)?$");

    private Documents() {}

    /**
     * The objects of a file of one or more documents, in its order; documents that hold only comments are left out.
     *
     * @throws IllegalArgumentException when a document is no object with apiVersion, kind and name
     */
    public static List<Map<String, Object>> parse(String yaml) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (String document : BETWEEN.split(yaml, -1)) {
            if (document.lines().anyMatch(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))) {
                objects.add(Yaml.read(document));
            }
        }
        return objects;
    }

    public static Map<String, Object> content(Manifest manifest) {
        return Yaml.read(manifest.yaml());
    }

    /** @throws IllegalArgumentException when it has no apiVersion, kind or name */
    public static Manifest manifest(Map<String, Object> object) {
        return Manifest.of(ref(object), object, Yaml::write);
    }

    /** @throws IllegalArgumentException when it has no apiVersion, kind or name */
    public static ObjectRef ref(Map<String, Object> object) {
        Map<?, ?> metadata = object.get("metadata") instanceof Map<?, ?> found ? found : Map.of();
        return new ObjectRef(text(object, "apiVersion"), text(object, "kind"), Objects.toString(metadata.get("namespace"), ""), text(metadata, "name"));
    }

    /** The mapping at the path of keys, made where it is missing, to be edited. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> at(Map<String, Object> object, String... path) {
        Map<String, Object> at = object;
        for (String key : path) {
            at = (Map<String, Object>) at.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>());
        }
        return at;
    }

    private static String text(Map<?, ?> object, String key) {
        if (object.get(key) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException("an object without " + key);
    }
}

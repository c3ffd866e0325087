// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects of kinds that upstream defines and that have no model class: maps, held to upstream's schemas by a test. */
final class Custom {
    /** The recommended label (kubernetes.io/docs, "Recommended Labels"): who made the object. */
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String HEARTH = "hearth";

    private Custom() {}

    /** @param spec written in its order */
    static Manifest resource(ObjectRef ref, Map<String, Object> spec) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ref.name());
        if (!ref.namespace().isEmpty()) {
            metadata.put("namespace", ref.namespace());
        }
        metadata.put("labels", Map.of(MANAGED_BY, HEARTH));
        return Documents.manifest(map("apiVersion", ref.apiVersion(), "kind", ref.kind(), "metadata", metadata, "spec", spec));
    }

    /** A map in the order of its arguments: key, value, key, value. */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

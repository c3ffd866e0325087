// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes typed objects as YAML: the same bytes every time, keys in the order of the API's models, a line feed at the end. */
final class Yaml {
    private static final String DOCUMENT_START = "---\n";

    private Yaml() {}

    static Manifest manifest(HasMetadata object) {
        String namespace = Objects.requireNonNullElse(object.getMetadata().getNamespace(), "");
        return new Manifest(new ObjectRef(object.getApiVersion(), object.getKind(), namespace, object.getMetadata().getName()), write(object));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> read(String document) {
        return Writer.KUBERNETES.unmarshal(document, LinkedHashMap.class);
    }

    static String write(Object object) {
        String yaml = Writer.KUBERNETES.asYaml(object);
        return yaml.startsWith(DOCUMENT_START) ? yaml.substring(DOCUMENT_START.length()) : yaml;
    }

    /** Loads the library when the first object is written, not when the window opens. */
    private static final class Writer {
        static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.secret.Secret;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.sealing.Scope;
import dev.hearth.sealing.SealingKeys;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Secret that stands in Git and reaches the cluster sealed (guide G32): what it is to hold, and its {@code SealedSecret}.
 *
 * @param type of the Secret, as {@code Opaque}
 * @param labels of the Secret that comes of it, beside Hearth's own
 * @param data by key, in the clear
 */
public record SealedSecret(String namespace, String name, String type, Map<String, String> labels, Map<String, Secret> data, Scope scope) {
    public static final String KIND = "SealedSecret";
    private static final String API = "bitnami.com/v1alpha1";

    public SealedSecret {
        labels = Map.copyOf(labels);
        data = Map.copyOf(data);
    }

    /** Opaque, without labels, bound to its name and namespace. */
    public static SealedSecret strict(String namespace, String name, Map<String, Secret> data) {
        return new SealedSecret(namespace, name, "Opaque", Map.of(), data, Scope.STRICT);
    }

    public ObjectRef ref() {
        return new ObjectRef(API, KIND, namespace, name);
    }

    /** The Secret that the controller makes of it. */
    public ObjectRef secret() {
        return new ObjectRef("v1", "Secret", namespace, name);
    }

    /**
     * Sealing the same value twice gives different bytes, so what is there already is kept as long as it opens to what is wanted.
     *
     * @param there the SealedSecret in the cluster, when there is one
     */
    public Manifest seal(SealingKeys keys, Optional<LiveObject> there) {
        Map<String, String> before = there.filter(found -> Scope.of(found.texts("metadata", "annotations")) == scope)
                .map(found -> found.texts("spec", "encryptedData")).orElse(Map.of());
        Map<String, String> sealed = new TreeMap<>();
        data.forEach((key, value) -> sealed.put(key, Optional.ofNullable(before.get(key))
                .filter(text -> keys.unseal(text, scope, namespace, name).filter(value::equals).isPresent())
                .orElseGet(() -> keys.seal(value, scope, namespace, name))));
        return manifest(sealed);
    }

    /** Whether a Secret of the cluster holds what is wanted, and nothing else. */
    public boolean opened(LiveObject secret) {
        Map<String, String> found = secret.texts("data");
        return found.keySet().equals(data.keySet())
                && data.entrySet().stream().allMatch(entry -> Secret.of(decoded(found.getOrDefault(entry.getKey(), ""))).equals(entry.getValue()));
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private Manifest manifest(Map<String, String> sealed) {
        Map<String, String> inner = new TreeMap<>(labels);
        inner.put(Custom.MANAGED_BY, Custom.HEARTH);
        Map<String, Object> metadata = Custom.map("name", name, "namespace", namespace, "labels", Map.of(Custom.MANAGED_BY, Custom.HEARTH));
        Map<String, Object> template = Custom.map("name", name, "namespace", namespace, "labels", inner);
        if (!scope.annotations().isEmpty()) {
            metadata.put("annotations", scope.annotations());
            template.put("annotations", scope.annotations());
        }
        return Documents.manifest(Custom.map("apiVersion", API, "kind", KIND, "metadata", metadata,
                "spec", Custom.map("encryptedData", sealed, "template", Custom.map("type", type, "metadata", template))));
    }
}

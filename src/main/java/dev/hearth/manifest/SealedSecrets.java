// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.secret.Secret;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.sealing.SealingKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sealed Secrets in kube-system, with a key that is there before its controller (guide G30, component facts 3.3). */
public final class SealedSecrets {
    public static final String NAMESPACE = "kube-system";
    public static final String KEY_LABEL = "sealedsecrets.bitnami.com/sealed-secrets-key";
    /** What the controller itself looks for. */
    public static final String KEY_SELECTOR = KEY_LABEL + "=active";

    private static final int SHORT_FINGERPRINT = 8;

    private SealedSecrets() {}

    /** As upstream publishes it, in its order. */
    public static List<Manifest> install(List<Map<String, Object>> upstream) {
        return upstream.stream().map(Documents::manifest).toList();
    }

    /** The Secret of a key as the controller takes it up. */
    public static Manifest key(SealingKey key) {
        String name = "sealed-secrets-key-" + key.certificate().fingerprint().substring(0, SHORT_FINGERPRINT);
        return secret(new ObjectRef("v1", "Secret", NAMESPACE, name), "kubernetes.io/tls", Map.of(KEY_LABEL, "active"),
                Map.of("tls.crt", Secret.of(key.certificate().pem()), "tls.key", key.privateKey()));
    }

    /** The key in a Secret that the controller or Hearth made. */
    public static SealingKey key(LiveObject secret) {
        return SealingKey.parse(value(secret, "tls.crt"), value(secret, "tls.key"));
    }

    /**
     * A Secret in the clear, for the cluster alone: it belongs into no repository.
     *
     * @param labels beside Hearth's own
     */
    public static Manifest secret(ObjectRef ref, String type, Map<String, String> labels, Map<String, Secret> data) {
        Map<String, String> encoded = new TreeMap<>();
        data.forEach((key, value) -> encoded.put(key, Base64.getEncoder().encodeToString(value.reveal())));
        Map<String, String> all = new TreeMap<>(labels);
        all.put(Custom.MANAGED_BY, Custom.HEARTH);
        return Documents.manifest(Custom.map("apiVersion", "v1", "kind", "Secret",
                "metadata", Custom.map("name", ref.name(), "namespace", ref.namespace(), "labels", all), "type", type, "data", encoded));
    }

    /** @throws IllegalArgumentException when there is none; without what stands there */
    private static Secret value(LiveObject secret, String key) {
        String text = secret.text("data", key).orElseThrow(() -> new IllegalArgumentException("no " + key));
        return Secret.of(Base64.getMimeDecoder().decode(text));
    }
}

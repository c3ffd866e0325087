// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.secret.Secret;
import dev.hearth.manifest.Documents;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.sealing.Scope;
import dev.hearth.sealing.SealingKey;
import dev.hearth.sealing.SealingKeys;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The controller of Sealed Secrets: it opens with the keys in the cluster, by the same code that seals. */
final class SealedSecretsPlay {
    private static final ObjectRef CONTROLLER = new ObjectRef("apps/v1", "Deployment", SealedSecrets.NAMESPACE, "sealed-secrets-controller");
    private final PracticeCluster cluster;
    private final Map<ObjectRef, String> opened = new TreeMap<>(Comparator.comparing(ObjectRef::toString));

    SealedSecretsPlay(PracticeCluster cluster) {
        this.cluster = cluster;
    }

    /** Makes a Secret of each SealedSecret that can be opened, and removes it together with it. */
    void tick(Instant now) {
        if (!Controllers.ready(CONTROLLER, cluster, now)) {
            return;
        }
        for (Manifest sealed : List.copyOf(cluster.objects().values())) {
            // a Secret that somebody deleted comes back: the controller watches those that it owns
            boolean done = current(sealed.ref()) && cluster.objects().containsKey(secret(sealed.ref()));
            if (sealed.ref().kind().equals("SealedSecret") && !done) {
                unseal(sealed).ifPresent(secret -> {
                    cluster.applied().delete(secret.ref());
                    cluster.applied().edit(secret, "controller", now);
                    opened.put(sealed.ref(), sealed.yaml());
                });
            }
        }
        opened.keySet().removeIf(ref -> {
            boolean gone = !cluster.objects().containsKey(ref);
            if (gone) {
                cluster.applied().delete(secret(ref));
            }
            return gone;
        });
    }

    Optional<Map<String, Object>> status(ObjectRef ref, Instant now) {
        if (!Controllers.ready(CONTROLLER, cluster, now)) {
            return Optional.empty();
        }
        Map<String, Object> condition = current(ref)
                ? Map.of("type", "Synced", "status", "True")
                : Map.of("type", "Synced", "status", "False", "message", "no key could decrypt secret");
        return Optional.of(Map.of("conditions", List.of(condition)));
    }

    private boolean current(ObjectRef ref) {
        Manifest sealed = cluster.objects().get(ref);
        return sealed != null && sealed.yaml().equals(opened.get(ref));
    }

    private Optional<Manifest> unseal(Manifest sealed) {
        LiveObject object = new LiveObject(sealed.ref(), Documents.content(sealed));
        Optional<SealingKeys> keys = keys();
        Map<String, Secret> data = new TreeMap<>();
        Map<String, String> encrypted = object.texts("spec", "encryptedData");
        Scope scope = Scope.of(object.texts("metadata", "annotations"));
        encrypted.forEach((key, text) -> keys.flatMap(all -> all.unseal(text, scope, sealed.ref().namespace(), sealed.ref().name()))
                .ifPresent(value -> data.put(key, value)));
        return data.size() < encrypted.size() ? Optional.empty() : Optional.of(SealedSecrets.secret(secret(sealed.ref()),
                object.text("spec", "template", "type").orElse("Opaque"), object.texts("spec", "template", "metadata", "labels"), data));
    }

    private Optional<SealingKeys> keys() {
        List<SealingKey> keys = cluster.objects().values().stream()
                .filter(manifest -> manifest.ref().kind().equals("Secret") && manifest.ref().namespace().equals(SealedSecrets.NAMESPACE))
                .map(manifest -> new LiveObject(manifest.ref(), Documents.content(manifest)))
                .filter(secret -> "active".equals(secret.texts("metadata", "labels").get(SealedSecrets.KEY_LABEL)))
                .map(SealedSecrets::key).toList();
        return keys.isEmpty() ? Optional.empty() : Optional.of(new SealingKeys(keys));
    }

    private static ObjectRef secret(ObjectRef sealed) {
        return new ObjectRef("v1", "Secret", sealed.namespace(), sealed.name());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets for as long as Hearth runs, and nowhere else. A secret of a node that was not given is the one for all nodes:
 * {@code node1/sudo-password} falls back to {@code sudo-password}.
 */
public final class MemorySecretStore implements SecretStore {
    private final Map<SecretRef, Secret> secrets = new ConcurrentHashMap<>();

    public MemorySecretStore() {}

    /** @param given what {@link SecretsFile#read} read */
    public MemorySecretStore(Map<SecretRef, Secret> given) {
        secrets.putAll(given);
    }

    @Override
    public Optional<Secret> find(SecretRef ref) {
        return Optional.ofNullable(secrets.get(ref)).or(() -> shared(ref));
    }

    @Override
    public void put(SecretRef ref, Secret secret) {
        secrets.put(ref, secret);
    }

    @Override
    public void forget(SecretRef ref) {
        secrets.remove(ref);
    }

    private Optional<Secret> shared(SecretRef ref) {
        int slash = ref.name().lastIndexOf('/');
        String kind = ref.name().substring(slash + 1);
        boolean ofNode = slash > 0 && SecretsFile.SHARED.contains(kind);
        return ofNode ? Optional.ofNullable(secrets.get(new SecretRef(kind))) : Optional.empty();
    }

    @Override
    public String toString() {
        return secrets.keySet().stream().map(SecretRef::name).sorted().toList().toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets for one test. */
final class MemorySecrets implements SecretStore {
    private final Map<SecretRef, Secret> secrets = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> find(SecretRef ref) {
        return Optional.ofNullable(secrets.get(ref));
    }

    @Override
    public void put(SecretRef ref, Secret secret) {
        secrets.put(ref, secret);
    }

    @Override
    public void forget(SecretRef ref) {
        secrets.remove(ref);
    }
}

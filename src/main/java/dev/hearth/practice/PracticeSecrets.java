// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in memory. The passwords of the played machines are there from the beginning, for every node. */
final class PracticeSecrets implements SecretStore {
    private final Map<SecretRef, Secret> secrets = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> find(SecretRef ref) {
        boolean password = ref.name().endsWith("/sudo-password") || ref.name().endsWith("/ssh-password");
        return Optional.ofNullable(secrets.get(ref)).or(() -> password ? Optional.of(PracticeHomelab.PASSWORD) : Optional.empty());
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

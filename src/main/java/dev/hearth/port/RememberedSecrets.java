// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.secret.Mask;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets for as long as the program runs, and nowhere else. Prints their names alone. */
public abstract class RememberedSecrets implements SecretStore {
    private final Map<SecretRef, Secret> secrets = new ConcurrentHashMap<>();

    protected RememberedSecrets(Map<SecretRef, Secret> given) {
        secrets.putAll(given);
    }

    /** What stands for a secret that was not given. */
    protected abstract Optional<Secret> instead(SecretRef ref);

    @Override
    public final Optional<Secret> find(SecretRef ref) {
        return given(ref).or(() -> instead(ref));
    }

    protected final Optional<Secret> given(SecretRef ref) {
        return Optional.ofNullable(secrets.get(ref));
    }

    @Override
    public final void put(SecretRef ref, Secret secret) {
        secrets.put(ref, secret);
    }

    @Override
    public final void forget(SecretRef ref) {
        secrets.remove(ref);
    }

    @Override
    public final String masked(String text) {
        return Mask.over(text, secrets.values());
    }

    @Override
    public final String toString() {
        return secrets.keySet().stream().map(SecretRef::name).sorted().toList().toString();
    }
}

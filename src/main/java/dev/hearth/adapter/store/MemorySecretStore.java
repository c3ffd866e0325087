// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.RememberedSecrets;
import java.util.Map;
import java.util.Optional;

/** A secret of a node that was not given is the one for all nodes: {@code node1/sudo-password} falls back to {@code sudo-password}. */
public final class MemorySecretStore extends RememberedSecrets {
    public MemorySecretStore() {
        this(Map.of());
    }

    /** @param given what {@link SecretsFile#read} read */
    public MemorySecretStore(Map<SecretRef, Secret> given) {
        super(given);
    }

    @Override
    protected Optional<Secret> instead(SecretRef ref) {
        int slash = ref.name().lastIndexOf('/');
        String kind = ref.name().substring(slash + 1);
        boolean ofNode = slash > 0 && SecretsFile.SHARED.contains(kind);
        return ofNode ? given(new SecretRef(kind)) : Optional.empty();
    }
}

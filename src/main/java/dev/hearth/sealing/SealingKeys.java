// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import dev.hearth.domain.secret.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All sealing keys of a cluster, the newest first. The newest seals, each of them unseals. */
public final class SealingKeys {
    private static final Comparator<SealingKey> NEWEST_FIRST = Comparator.comparing((SealingKey key) -> key.certificate().from()).reversed()
            .thenComparing(key -> key.certificate().fingerprint());
    private final List<SealingKey> all;

    /** @throws IllegalArgumentException when there is none */
    public SealingKeys(Collection<SealingKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no sealing key");
        }
        all = keys.stream().sorted(NEWEST_FIRST).toList();
    }

    public List<SealingKey> all() {
        return all;
    }

    public SealingKey newest() {
        return all.getFirst();
    }

    /** For the newest key, as it stands under {@code spec.encryptedData}; different each time. */
    public String seal(Secret value, Scope scope, String namespace, String name) {
        return newest().certificate().seal(value, scope, namespace, name);
    }

    /** Empty when no key opens it in this place. */
    public Optional<Secret> unseal(String sealed, Scope scope, String namespace, String name) {
        return all.stream().flatMap(key -> key.unseal(sealed, scope, namespace, name).stream()).findFirst();
    }

    @Override
    public String toString() {
        return all.stream().map(SealingKey::toString).collect(Collectors.joining(", "));
    }
}

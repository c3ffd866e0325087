// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import java.util.Optional;

/** Holds secrets for as long as Hearth runs. */
public interface SecretStore {
    Optional<Secret> find(SecretRef ref);

    void put(SecretRef ref, Secret secret);

    void forget(SecretRef ref);

    /** A text without any value of this store. */
    String masked(String text);
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.RememberedSecrets;
import java.util.Map;
import java.util.Optional;

/** Secrets for one test. */
final class MemorySecrets extends RememberedSecrets {
    MemorySecrets() {
        super(Map.of());
    }

    @Override
    protected Optional<Secret> instead(SecretRef ref) {
        return Optional.empty();
    }
}

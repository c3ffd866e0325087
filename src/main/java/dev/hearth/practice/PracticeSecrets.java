// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.RememberedSecrets;
import java.util.Map;
import java.util.Optional;

/** The passwords of the played machines are there from the beginning, for every node. */
final class PracticeSecrets extends RememberedSecrets {
    PracticeSecrets() {
        super(Map.of());
    }

    @Override
    protected Optional<Secret> instead(SecretRef ref) {
        boolean password = ref.equals(SecretRef.recoveryPassphrase()) || ref.name().endsWith("/sudo-password") || ref.name().endsWith("/ssh-password");
        return password ? Optional.of(PracticeHomelab.PASSWORD) : Optional.empty();
    }
}

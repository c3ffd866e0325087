// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kit;

import dev.hearth.domain.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key that was derived last. Deriving one is slow by intention, and a run opens the same kit several times; a file that was
 * written anew has another salt.
 */
final class Scrypt {
    private final Derivation derivation;
    private @Nullable Derived last;

    /** A key of a passphrase. */
    @FunctionalInterface
    interface Derivation {
        /** @param logarithm of scrypt's N */
        byte[] key(Secret passphrase, byte[] salt, int logarithm) throws GeneralSecurityException;
    }

    private record Derived(Secret passphrase, Secret salt, int logarithm, Secret key) {
        boolean of(Secret asked, Secret with, int work) {
            return passphrase.equals(asked) && salt.equals(with) && logarithm == work;
        }
    }

    Scrypt(Derivation derivation) {
        this.derivation = derivation;
    }

    synchronized byte[] key(Secret passphrase, byte[] salt, int logarithm) throws GeneralSecurityException {
        Secret with = Secret.of(salt);
        Optional<Derived> known = Optional.ofNullable(last).filter(derived -> derived.of(passphrase, with, logarithm));
        if (known.isPresent()) {
            return known.get().key().reveal();
        }
        byte[] key = derivation.key(passphrase, salt, logarithm);
        last = new Derived(passphrase, with, logarithm, Secret.of(key));
        return key;
    }
}

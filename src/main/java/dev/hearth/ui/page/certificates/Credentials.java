// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was typed as the secret half, of each provider apart: none ever goes to another provider. Never a part of the draft. */
final class Credentials {
    private final SecretStore store;
    private final Map<Provider, Secret> typed = new EnumMap<>(Provider.class);
    private boolean given;

    Credentials(SecretStore store) {
        this.store = store;
    }

    String typed(Provider provider) {
        return Optional.ofNullable(typed.get(provider)).map(Secret::revealText).orElse("");
    }

    /** Pasted texts often end in a line break. */
    void type(Provider provider, String text) {
        if (text.isBlank()) {
            typed.remove(provider);
        } else {
            typed.put(provider, Secret.of(text.strip()));
        }
        choose(provider);
    }

    /** The store has this one's, or none. */
    void choose(Provider provider) {
        Secret secret = typed.get(provider);
        if (secret != null) {
            store.put(SecretRef.dnsCredential(), secret);
            given = true;
        } else if (given) {
            store.forget(SecretRef.dnsCredential());
            given = false;
        }
    }

    /** What the chosen provider would get now. */
    Optional<Secret> find() {
        return store.find(SecretRef.dnsCredential());
    }

    /** Another cluster is opened. */
    void forget() {
        typed.clear();
        choose(Provider.PRIVATE_CA);
    }
}

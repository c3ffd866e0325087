// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.util.Optional;

/** A secret of the cluster as a field: what is typed goes to the store at once and never into the draft. */
public final class SecretField {
    private final SecretStore store;
    private final SecretRef ref;
    private final FieldModel field;
    private Optional<Secret> typed = Optional.empty();

    /** @param path of the field where its problems are */
    public SecretField(DraftModel model, SecretStore store, SecretRef ref, String path) {
        this.store = store;
        this.ref = ref;
        this.field = FieldModel.at(model, path, draft -> typed.map(Secret::revealText).orElse(""), (draft, text) -> {
            type(text);
            return draft;
        });
    }

    public FieldModel field() {
        return field;
    }

    /** Another cluster is opened: it must not get this one's. */
    public void forget() {
        type("");
        field.hide();
        field.reread();
    }

    /** What others put into the store stays while nothing was typed here. */
    private void type(String text) {
        boolean had = typed.isPresent();
        typed = text.isEmpty() ? Optional.empty() : Optional.of(Secret.of(text));
        if (typed.isPresent()) {
            store.put(ref, typed.get());
        } else if (had) {
            store.forget(ref);
        }
    }
}

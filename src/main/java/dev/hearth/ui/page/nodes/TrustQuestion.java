// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import java.util.List;
import java.util.function.Consumer;

/** Asks whether these keys are the machines' own. */
public record TrustQuestion(List<UnknownKey> keys, Consumer<Boolean> answer) {
    public TrustQuestion {
        keys = List.copyOf(keys);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.trust;

import java.util.List;
import java.util.function.Consumer;

/**
 * Asks whether these keys are the machines' own.
 *
 * @param words of the dialog: its texts are {@code <words>.title}, {@code .title.one}, {@code .explain} and {@code .how}
 */
public record TrustQuestion(String words, List<UnknownKey> keys, Consumer<Boolean> answer) {
    public TrustQuestion {
        keys = List.copyOf(keys);
    }
}

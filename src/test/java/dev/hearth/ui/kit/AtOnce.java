// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.ui.page.run.Relay;
import java.util.List;
import java.util.function.Consumer;

/** Hands over on the thread that tells. */
public final class AtOnce implements Relay {
    @Override
    public <T> Consumer<T> to(Consumer<List<T>> sink) {
        return item -> sink.accept(List.of(item));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made when it is first asked for, once: a library is loaded with the adapter that uses it, and nobody waits for it before the window. */
final class Later<T> implements Supplier<T> {
    private final Supplier<? extends T> maker;
    private @Nullable T made;

    Later(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T value = made == null ? maker.get() : made;
        made = value;
        return value;
    }

    /** Empty when nobody has asked for it. */
    synchronized Optional<T> made() {
        return Optional.ofNullable(made);
    }
}

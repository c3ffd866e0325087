// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import java.util.List;
import java.util.function.Consumer;

/** Brings what other threads hand over to the window's thread, in order, many at a time. */
@FunctionalInterface
public interface Relay {
    /** @return may be called on any thread; the sink is called on the window's */
    <T> Consumer<T> to(Consumer<List<T>> sink);
}

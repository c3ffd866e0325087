// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.run.Event;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the coordinator hears. */
sealed interface Message {
    /** @param leave completed when the journal has the event: true when the step may act */
    record Said(int ordinal, Event.OfStep event, @Nullable CompletableFuture<Boolean> leave) implements Message {}

    record Ended(int ordinal, Ending ending) implements Message {}

    record CancelAsked(Event.Cancel how) implements Message {}
}

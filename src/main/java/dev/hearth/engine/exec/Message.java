// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.run.Event;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the coordinator hears. Times are of when it was said: the coordinator may be busy. */
sealed interface Message {
    Instant at();

    /** @param leave completed when the journal has the event: true when the step may act */
    record Said(int ordinal, Instant at, Event.OfStep event, @Nullable CompletableFuture<Boolean> leave) implements Message {}

    record Ended(int ordinal, Instant at, Ending ending) implements Message {}

    /** A scout is back: another may go. */
    record Looked(Instant at) implements Message {}

    record CancelAsked(Instant at, Event.Cancel how) implements Message {}
}

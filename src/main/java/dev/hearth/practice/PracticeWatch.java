// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Watching;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the played nodes: looks every played second and tells what is new. */
final class PracticeWatch implements Watching {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private final PracticeApi api;
    private final World world;
    private final Consumer<Sight> seen;
    private boolean closed;
    private @Nullable Sight last;

    private PracticeWatch(PracticeApi api, World world, Consumer<Sight> seen) {
        this.api = api;
        this.world = world;
        this.seen = seen;
    }

    static PracticeWatch start(PracticeApi api, World world, Consumer<Sight> seen) {
        PracticeWatch watch = new PracticeWatch(api, world, seen);
        Thread.ofVirtual().name("practice-watch").start(watch::follow);
        return watch;
    }

    private void follow() {
        try {
            List<NodeStatus> known = List.of();
            Sight now = look(known);
            while (tell(now)) {
                known = now.nodes();
                world.pass(EVERY);
                now = look(known);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Sight look(List<NodeStatus> known) throws InterruptedException {
        try {
            return new Sight(api.nodes(), Optional.empty());
        } catch (ProblemException e) {
            return new Sight(known, Optional.of(e.problem()));
        }
    }

    private synchronized boolean tell(Sight now) {
        if (!closed && !now.equals(last)) {
            last = now;
            seen.accept(now);
        }
        return !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}

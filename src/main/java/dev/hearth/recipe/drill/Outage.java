// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.drill;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.port.Network;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks an API again and again and adds up how long it did not answer, by the run's clock. */
final class Outage {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private final Network network;
    private final Ipv4 address;
    private final StepContext context;
    private Duration silent = Duration.ZERO;
    private @Nullable Instant since;

    Outage(Network network, Ipv4 address, StepContext context) {
        this.network = network;
        this.address = address;
        this.context = context;
    }

    /** Asks once, and waits a moment. @return whether it answered */
    boolean answers() throws InterruptedException {
        Instant asked = context.now();
        boolean pong = pong();
        Instant before = since;
        if (!pong && before == null) {
            since = asked;
        } else if (pong && before != null) {
            silent = silent.plus(Duration.between(before, context.now()));
            since = null;
        }
        context.pause(BETWEEN);
        return pong;
    }

    /** In all, silences that have ended. */
    Duration silent() {
        return silent;
    }

    private boolean pong() throws InterruptedException {
        try {
            return network.api(address, PATIENCE).filter(Network.ApiAnswer::pong).isPresent();
        } catch (ProblemException e) {
            return false;
        }
    }
}

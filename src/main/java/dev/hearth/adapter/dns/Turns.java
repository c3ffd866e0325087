// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.time.Duration;

/** Asks again when a provider wants fewer requests, after the pause that it names, but never keeps anybody waiting for long. */
final class Turns {
    private static final int TRIES = 5;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private final Pause pause;

    /** How time passes. */
    @FunctionalInterface
    interface Pause {
        void pass(Duration time) throws InterruptedException;
    }

    @FunctionalInterface
    interface Call<T> {
        T run() throws ProblemException, InterruptedException;
    }

    Turns(Pause pause) {
        this.pause = pause;
    }

    static Turns usual() {
        return new Turns(Thread::sleep);
    }

    <T> T trying(Call<T> call) throws ProblemException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return call.run();
            } catch (ProblemException e) {
                Duration wait = e.problem().code() == ProblemCode.DNS_THROTTLED
                        ? Duration.ofSeconds(Long.parseLong(e.problem().args().getOrDefault("seconds", "1")))
                        : LONGEST.plusSeconds(1);
                if (tries == TRIES || wait.compareTo(LONGEST) > 0) {
                    throw e;
                }
                pause.pass(wait);
            }
        }
    }
}

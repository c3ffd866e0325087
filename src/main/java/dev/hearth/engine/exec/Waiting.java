// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One wait of a step: how long it lasts, and what is said of it. */
final class Waiting {
    private static final Duration SAME_ANSWER = Duration.ofSeconds(1);
    private final StepInfo info;
    private final Duration limit;
    private final Clock clock;
    private final Desk desk;
    private final Instant since;
    private int looks;
    private String answer = "";
    private Optional<Problem> hindrance = Optional.empty();
    private Instant said = Instant.MIN;

    Waiting(StepInfo info, Duration limit, Clock clock, Desk desk) {
        this.info = info;
        this.limit = limit;
        this.clock = clock;
        this.desk = desk;
        this.since = clock.now();
    }

    /**
     * Says what was answered and waits until it is time to look again; false when patience is over.
     *
     * @param suspect what seems to hinder it
     */
    boolean again(String found, Optional<Problem> suspect) throws InterruptedException {
        looks++;
        Instant now = clock.now();
        Duration waited = Duration.between(since, now);
        if (looks == 1 || !found.equals(answer) || !suspect.equals(hindrance) || !now.isBefore(said.plus(SAME_ANSWER))) {
            said = now;
            desk.say(new Event.StepVerifying(info.id(), looks, info.patience().polls(), found, waited, suspect.orElse(null)));
        }
        answer = found;
        hindrance = suspect;
        Duration left = limit.minus(waited);
        if (!left.isPositive()) {
            return false;
        }
        Duration every = info.patience().every();
        clock.sleep(left.compareTo(every) < 0 ? left : every);
        return true;
    }

    Problem timeout() {
        return Problem.blocking(ProblemCode.STEP_TIMEOUT, Map.of(
                "step", info.id().value(), "polled", info.patience().polls(), "answer", answer, "limit", limit.toSeconds() + " s"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * How the last try to reach a node went.
 *
 * @param problem there exactly when it failed
 */
public record Connection(State state, Optional<Problem> problem) {
    static final Connection UNTESTED = new Connection(State.UNTESTED, Optional.empty());

    static Connection of(State state) {
        return new Connection(state, Optional.empty());
    }

    static Connection failed(Problem problem) {
        return new Connection(State.FAILED, Optional.of(problem));
    }

    /** Not tested, under way and failed are three things. */
    public enum State {
        UNTESTED,
        TESTING,
        /** Its host key waits for somebody who compares it. */
        UNTRUSTED,
        CONNECTED,
        FAILED;

        /** As in text keys: {@code connection.<id>}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

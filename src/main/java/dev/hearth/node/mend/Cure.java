// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.domain.problem.Problem;
import dev.hearth.port.RemoteCommand;
import java.util.List;

/** How it stands with something that Hearth can put right. Evidence and reasons are facts, not sentences. */
public sealed interface Cure {
    /** Nothing is left to do. */
    record Well(String evidence) implements Cure {}

    /** @param deeds what puts it right, in their order; never empty */
    record Ill(String why, List<Deed> deeds) implements Cure {
        public Ill {
            deeds = List.copyOf(deeds);
        }

        /** What would be run or written, as people read it. */
        public List<String> lines() {
            return deeds.stream().map(Deed::line).toList();
        }
    }

    /**
     * All was done, and it has not shown its effect yet.
     *
     * @param suspect what is wrong when it never does
     */
    record Settling(String why, Problem suspect) implements Cure {}

    /** Not by Hearth. */
    record Beyond(Problem problem) implements Cure {}

    /** @param line the command, or what is written where */
    record Deed(RemoteCommand command, String line) {
        /** A command that shows as what it is. */
        static Deed of(RemoteCommand command) {
            return new Deed(command, String.join(" ", command.words()));
        }
    }
}

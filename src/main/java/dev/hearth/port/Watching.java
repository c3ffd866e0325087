// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Something that is followed until it is closed; nothing is told after that. */
public interface Watching extends AutoCloseable {
    @Override
    void close();

    /**
     * The nodes as the API last told of them.
     *
     * @param nodes by name; while the API is silent those that it told of before
     * @param silence why nothing newer is known; empty while the API answers
     */
    record Sight(List<NodeStatus> nodes, Optional<Problem> silence) {
        public Sight {
            nodes = List.copyOf(nodes);
        }
    }
}

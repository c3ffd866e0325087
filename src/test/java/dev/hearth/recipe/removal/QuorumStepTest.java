// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Probe;
import dev.hearth.port.NodeStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuorumStepTest {
    @Test
    void countsWhoIsReallyUp() throws Exception {
        assertEquals("removal-worsens-quorum", asked(new Leaving(3), false));
        assertEquals("2 of 2 voters, 0 may fail", asked(new Leaving(3), true));
        assertEquals("3 of 3 voters, 1 may fail", asked(new Leaving(4), false), "four bear no more than three");
        assertEquals("removal-worsens-quorum", asked(new Leaving(5), false));
        assertEquals("1 of 1 voters, 0 may fail", asked(new Leaving(2), false), "one bears no less than two");
    }

    @Test
    void aServerThatTheClusterCallsReadyAndThatDoesNotAnswerDoesNotCount() throws Exception {
        Leaving world = new Leaving(3);
        world.silent.add("node2");
        assertEquals("removal-loses-quorum", asked(world, true));
    }

    @Test
    void aServerThatAnswersAndIsNotReadyDoesNotCount() throws Exception {
        Leaving world = new Leaving(3);
        world.server("node2", false, true);
        assertEquals("removal-loses-quorum", asked(world, true));
    }

    @Test
    void anAgentHasNoVote() throws Exception {
        Leaving world = new Leaving(3);
        world.nodes.put("agent", new NodeStatus("agent", Map.of("Ready", "True"), List.of("192.168.5.19"), "v1", Map.of()));
        assertEquals("removal-worsens-quorum", asked(world, false));
    }

    @Test
    void aLearnerDoesNotCount() throws Exception {
        Leaving world = new Leaving(3);
        world.server("node2", true, false);
        assertEquals("removal-loses-quorum", asked(world, true));
    }

    @Test
    void aDeadServerMayAlwaysLeaveAndOneThatIsGoneIsGone() throws Exception {
        Leaving dead = new Leaving(3);
        dead.server("node3", false, false);
        dead.silent.add("node3");
        assertEquals("2 of 2 voters, 0 may fail", asked(dead, false));
        dead.nodes.remove("node3");
        assertEquals("2 of 2 voters", asked(dead, false));
    }

    @Test
    void theLastMemberStays() throws Exception {
        Leaving world = new Leaving(2);
        world.nodes.remove("node1");
        assertEquals("last-server", asked(world, true));
    }

    /** The evidence, or the problem's id. */
    private static String asked(Leaving world, boolean accept) throws ProblemException, InterruptedException {
        Removal removal = new Removal(world.leaver(), accept, null);
        return switch (new QuorumStep(world.staying(), removal, world.ports()).probe(world)) {
            case Probe.Satisfied satisfied -> satisfied.evidence();
            case Probe.Impossible impossible -> impossible.problem().code().id();
            case Probe other -> other.toString();
        };
    }
}

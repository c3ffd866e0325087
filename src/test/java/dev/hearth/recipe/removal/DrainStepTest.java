// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainStepTest {
    private final Leaving world = new Leaving(3);
    private final DrainStep step = new DrainStep(world.staying(), world.leaver(), world.ports());

    @Test
    void movesWhatHasToMoveAndLeavesDaemonsTheKubeletsOwnAndWhatHasEnded() throws Exception {
        world.pod("web", "ReplicaSet", "", "Running");
        world.pod("daemon", "DaemonSet", "", "Running");
        world.pod("done", "Job", "", "Succeeded");
        step.act(world);
        assertEquals(List.of("web"), world.evicted);
        assertTrue(world.cordoned);
        assertInstanceOf(Probe.Satisfied.class, step.probe(world));
    }

    @Test
    void saysAheadWhatIsLostForGood() throws Exception {
        world.pod("scratch", "ReplicaSet", ", volumes: [{name: tmp, emptyDir: {}}]", "Running");
        world.pod("bare", "", "", "Running");
        world.pod("web", "ReplicaSet", ", volumes: [{name: tmp, configMap: {name: web}}]", "Running");
        Probe.Needed needed = assertInstanceOf(Probe.Needed.class, step.probe(world));
        assertEquals(List.of("for good: Pod apps/scratch, emptyDir", "for good: Pod apps/bare, no controller"),
                needed.changes().stream().map(Change::subject).filter(subject -> subject.startsWith("for good")).toList());
        assertTrue(!world.cordoned && world.evicted.isEmpty(), "looking changes nothing");
    }

    @Test
    void asksAgainWhileABudgetForbidsIt() throws Exception {
        world.pod("one", "ReplicaSet", "", "Running");
        world.pod("two", "ReplicaSet", "", "Running");
        world.budgets.put("one", 3);
        step.act(world);
        assertEquals(List.of("two", "one"), world.evicted);
        assertTrue(world.passed.toSeconds() >= 15, world.passed::toString);
    }

    @Test
    void namesThePodWhenTheBudgetNeverAllowsIt() {
        world.pod("one", "ReplicaSet", "", "Running");
        world.budgets.put("one", Integer.MAX_VALUE);
        Problem problem = assertThrows(ProblemException.class, () -> step.act(world)).problem();
        assertEquals(ProblemCode.EVICTION_BLOCKED, problem.code());
        assertEquals("one", problem.args().get("pod"));
        assertEquals(Retry.AFTER_FIX, problem.retry());
        assertEquals(List.of(), world.evicted);
    }

    @Test
    void asksNothingOfPodsThatNobodyCanEnd() throws Exception {
        world.server("node3", false, false);
        world.pod("web", "ReplicaSet", "", "Running");
        step.act(world);
        assertEquals(List.of(), world.evicted);
        assertInstanceOf(Probe.Satisfied.class, step.probe(world));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hearth.engine.plan.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;

class HaltStepTest {
    private static final String RETIRED = "LoadState=loaded\nUnitFileState=disabled\nActiveState=active\nSubState=running\n";
    private static final String ENDED = "LoadState=loaded\nUnitFileState=disabled\nActiveState=inactive\nSubState=dead\n";

    @Test
    void endsWhereEtcdCanSpareItAndNotBefore() throws Exception {
        assertEquals(List.of("halt"), commands(new Leaving(3).reached()));
        assertEquals(List.of("retire"), commands(new Leaving(2).reached()), "one of two is needed until it is no member");
        Leaving four = new Leaving(4).reached();
        four.silent.add("node1");
        assertEquals(List.of("retire"), commands(four), "three of four are up, and three are needed");
    }

    @Test
    void isDoneWhenItCannotComeBackByItself() throws Exception {
        assertInstanceOf(Probe.Needed.class, probe(new Leaving(3).reached(), RETIRED));
        assertInstanceOf(Probe.Satisfied.class, probe(new Leaving(3).reached(), ENDED));
        assertInstanceOf(Probe.Satisfied.class, probe(new Leaving(2).reached(), RETIRED));
    }

    @Test
    void aNodeThatCannotBeReachedIsLeftAlone() throws Exception {
        Leaving world = new Leaving(3);
        assertInstanceOf(Probe.Satisfied.class, probe(world, RETIRED));
        assertEquals(List.of(), world.commands);
    }

    private static Probe probe(Leaving world, String unit) throws Exception {
        world.unit = unit;
        return new HaltStep(world.staying(), world.leaver(), world.ports()).probe(world);
    }

    private static List<String> commands(Leaving world) throws Exception {
        HaltStep step = new HaltStep(world.staying(), world.leaver(), world.ports());
        assertInstanceOf(Probe.Needed.class, step.probe(world));
        step.act(world);
        return world.commands;
    }
}

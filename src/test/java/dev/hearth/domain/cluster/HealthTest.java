// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.Health.Level;
import dev.hearth.domain.cluster.Health.Workloads;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static Health of(boolean answers, int voting, Set<String> away, boolean served, int ready) {
        return new Health(answers, new Quorum(3), voting, away, served, Map.of("traefik", new Workloads(ready, 2)));
    }

    @Test
    void isHealthyOnlyWhenNothingIsMissing() {
        assertEquals(Level.HEALTHY, of(true, 3, Set.of(), true, 2).level(true));
        assertEquals(Level.DEGRADED, of(true, 3, Set.of(), true, 2).level(false));
        assertEquals(Level.DEGRADED, of(true, 2, Set.of(), true, 2).level(true));
        assertEquals(Level.DEGRADED, of(true, 3, Set.of("node4"), true, 2).level(true));
        assertEquals(Level.DEGRADED, of(true, 3, Set.of(), true, 1).level(true));
    }

    @Test
    void isBrokenWhenNobodyIsServed() {
        assertEquals(Level.BROKEN, of(false, 3, Set.of(), true, 2).level(true));
        assertEquals(Level.BROKEN, of(true, 3, Set.of(), false, 2).level(true));
    }

    @Test
    void tellsHowManyMoreMayFail() {
        assertEquals(1, of(true, 3, Set.of(), true, 2).spare());
        assertEquals(0, of(true, 2, Set.of(), true, 2).spare());
        assertEquals(-1, of(true, 1, Set.of(), true, 2).spare());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine;

import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Graphs by chance: wide, deep, bushy; hard, guidance and settled edges; some locks. The same seed gives the same graph. */
public final class RandomPlans {
    private RandomPlans() {}

    public static List<StepInfo> infos(Random random, int size) {
        int reach = 1 + random.nextInt(Math.max(1, size));
        int most = 1 + random.nextInt(4);
        int locks = random.nextInt(4);
        List<StepInfo> infos = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Edge> edges = new ArrayList<>();
            for (int n = random.nextInt(most + 1); i > 0 && n > 0; n--) {
                StepId on = id(Math.max(0, i - 1 - random.nextInt(reach)));
                edges.add(switch (random.nextInt(6)) {
                    case 0 -> Edge.guidance(on, "test");
                    case 1 -> Edge.settled(on, "test");
                    default -> Edge.hard(on, "test");
                });
            }
            Set<Lock> held = new HashSet<>();
            for (int n = 0; n < locks; n++) {
                if (random.nextInt(3) == 0) {
                    held.add(Lock.node("n" + random.nextInt(5)));
                }
            }
            Patience patience = new Patience("world", Duration.ofMillis(500), Duration.ofSeconds(random.nextInt(90)), Duration.ofSeconds(10), 3);
            infos.add(new StepInfo(id(i), "test", null, edges, held, patience));
        }
        return infos;
    }

    public static StepId id(int number) {
        return StepId.of("s" + number);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.TestStep;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A world that outlives runs and can lose its power: what steps do in it happens in two halves, and after the cut nothing
 * happens any more until it is switched on again. It watches locks and order from the inside.
 */
final class PlayedWorld {
    private final Set<StepId> begun = ConcurrentHashMap.newKeySet();
    private final Set<StepId> done = ConcurrentHashMap.newKeySet();
    private final Map<StepId, Integer> hitches = new ConcurrentHashMap<>();
    private final Map<StepId, Integer> completions = new ConcurrentHashMap<>();
    private final Map<Lock, StepId> holders = new ConcurrentHashMap<>();
    private volatile boolean powered = true;
    final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

    PlayedWorld(Random random, List<StepInfo> infos) {
        for (StepInfo info : infos) {
            if (random.nextInt(6) == 0) {
                done.add(info.id());
            }
            hitches.put(info.id(), random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0);
        }
    }

    Plan plan(List<StepInfo> infos, boolean guidanceHolds) {
        return Plan.of(infos.stream().map(info -> (Step) new TestStep(info, context -> probe(info), context -> act(info))).toList(), guidanceHolds);
    }

    void cutPower() {
        powered = false;
    }

    void switchOn() {
        powered = true;
        holders.clear();
    }

    boolean all(List<StepInfo> infos) {
        return infos.stream().allMatch(info -> done.contains(info.id()));
    }

    boolean nothingDoneTwice() {
        return completions.values().stream().allMatch(times -> times == 1);
    }

    private void needPower() {
        if (!powered) {
            throw new IllegalStateException("no power");
        }
    }

    private Probe probe(StepInfo info) {
        needPower();
        return done.contains(info.id()) ? Probe.satisfied("done") : Probe.needed(begun.contains(info.id()) ? "half done" : "missing");
    }

    private void act(StepInfo info) throws ProblemException, InterruptedException {
        needPower();
        for (var edge : info.edges()) {
            if (edge.strength() != dev.hearth.engine.plan.Edge.Strength.GUIDANCE && !done.contains(edge.on())) {
                broken.add(info.id() + " acts before " + edge.on());
            }
        }
        for (Lock lock : info.locks()) {
            StepId holder = holders.put(lock, info.id());
            if (holder != null) {
                broken.add(info.id() + " and " + holder + " hold " + lock);
            }
        }
        try {
            begun.add(info.id());
            Thread.yield();
            if (Thread.interrupted()) {
                throw new InterruptedException("half way");
            }
            if (hitches.merge(info.id(), -1, Integer::sum) >= 0) {
                throw EngineTest.Faults.soon().asException();
            }
            needPower();
            if (done.add(info.id())) {
                completions.merge(info.id(), 1, Integer::sum);
            } else {
                broken.add(info.id() + " acts though it is done");
            }
        } finally {
            info.locks().forEach(lock -> holders.remove(lock, info.id()));
        }
    }
}

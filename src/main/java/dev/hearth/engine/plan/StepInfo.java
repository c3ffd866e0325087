// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a step before it runs.
 *
 * @param component group that it is shown in: {@code k3s}, {@code kube-vip}; text key {@code component.*}
 * @param node the node that it works on; null when it works on the cluster or the desktop
 * @param edges what must be ready first
 * @param locks held from before the probe to the end of the step
 * @param patience how it waits
 */
public record StepInfo(
        StepId id, String component, @Nullable String node, List<Edge> edges, Set<Lock> locks, Patience patience) {

    public StepInfo {
        edges = List.copyOf(edges);
        locks = Set.copyOf(locks);
    }

    /** The same step with more before it. */
    public StepInfo after(List<Edge> more) {
        return new StepInfo(id, component, node, Stream.concat(edges.stream(), more.stream()).toList(), locks, patience);
    }

    /** The same step, which took this long before. */
    StepInfo taking(Duration usually) {
        return new StepInfo(id, component, node, edges, locks, new Patience(patience.polls(), patience.every(), usually, patience.limit(), patience.attempts()));
    }

    /** Its share of the progress bar: seconds that it usually takes, at least one. */
    public long weight() {
        return Math.max(1, patience.usually().toSeconds());
    }

    public Duration usually() {
        return patience.usually();
    }
}

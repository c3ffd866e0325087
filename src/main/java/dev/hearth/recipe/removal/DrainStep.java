// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.NodeObjects;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves the pods off the node, as {@code kubectl drain} does: no new ones, then an eviction of each, which waits where a
 * PodDisruptionBudget says so. A dead node's pods end with its Node; nobody would answer an eviction there.
 */
final class DrainStep implements Step {
    private static final Duration BETWEEN_ASKING = Duration.ofSeconds(5);
    private static final int ASKED = 60;
    private final ClusterSpec staying;
    private final NodeSpec leaving;
    private final Ports ports;

    DrainStep(ClusterSpec staying, NodeSpec leaving, Ports ports) {
        this.staying = staying;
        this.leaving = leaving;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.beside(RemovalIds.drain(leaving), RemovalIds.COMPONENT, leaving,
                new Patience("Pod spec.nodeName=" + leaving.name(), Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(10), 1), Edge.hard(RemovalIds.QUORUM, "quorum"));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.CHANGE, NodeObjects.node(leaving) + " unschedulable", "cluster"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Optional<LiveObject> node = AnyServer.ask(staying, ports, context, api -> api.objects().get(NodeObjects.node(leaving)));
        if (node.isEmpty()) {
            return Probe.satisfied(NodeObjects.node(leaving) + " absent");
        }
        boolean cordoned = node.get().text("spec", "unschedulable").filter("true"::equals).isPresent();
        NodePods pods = pods(context);
        boolean alive = node.get().condition("Ready").filter(LiveObject.Condition::isTrue).isPresent();
        if (cordoned && (pods.pods().isEmpty() || !alive)) {
            return Probe.satisfied(NodeObjects.node(leaving) + " unschedulable, " + pods.pods().size() + " pods" + (alive ? "" : ", not Ready"));
        }
        List<Change> changes = new ArrayList<>(cordoned ? List.of() : foreseen());
        if (alive) {
            pods.staying().forEach(pod -> changes.add(new Change(Change.Verb.REMOVE, pod.toString(), leaving.name())));
            pods.lost().forEach(lost -> changes.add(new Change(Change.Verb.REMOVE, "for good: " + lost, leaving.name())));
        }
        return new Probe.Needed(pods.pods().size() + " pods: " + pods, changes);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        LiveObject before = AnyServer.ask(staying, ports, context, api -> {
            api.objects().cordon(leaving.name());
            return api.objects().get(NodeObjects.node(leaving)).orElseThrow();
        });
        if (before.condition("Ready").filter(LiveObject.Condition::isTrue).isEmpty()) {
            return;
        }
        @Nullable ProblemException blocked = null;
        for (int round = 0; round < ASKED; round++) {
            blocked = null;
            for (ObjectRef pod : pods(context).staying()) {
                blocked = Optional.ofNullable(evict(pod, context)).orElse(blocked);
            }
            if (blocked == null) {
                return;
            }
            context.progress((double) round / ASKED, blocked.problem().args() + " " + blocked.problem().detail());
            context.pause(BETWEEN_ASKING);
        }
        if (blocked != null) {
            throw blocked.problem().retry(Retry.AFTER_FIX).asException();
        }
    }

    /** @return what a budget said against it */
    private @Nullable ProblemException evict(ObjectRef pod, StepContext context) throws ProblemException, InterruptedException {
        try {
            AnyServer.ask(staying, ports, context, api -> {
                api.objects().evict(pod);
                return pod;
            });
            context.log("evict " + pod);
            return null;
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.EVICTION_BLOCKED) {
                throw e;
            }
            return e;
        }
    }

    private NodePods pods(StepContext context) throws ProblemException, InterruptedException {
        return AnyServer.ask(staying, ports, context, api -> NodePods.of(leaving.name(), api.objects()));
    }
}

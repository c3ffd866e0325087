// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Members;
import dev.hearth.recipe.shared.NodeObjects;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes the Node. k3s removes the etcd member before it lets the Node go (its finalizer), so a Node that is gone means a member that is
 * gone; the password that the machine came with goes too, or the next one of that name would be refused (component facts 1.5, 1.9).
 */
final class ReleaseStep implements Step {
    private final ClusterSpec staying;
    private final NodeSpec leaving;
    private final Ports ports;

    ReleaseStep(ClusterSpec staying, NodeSpec leaving, Ports ports) {
        this.staying = staying;
        this.leaving = leaving;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return new StepInfo(RemovalIds.RELEASE, RemovalIds.COMPONENT, null, List.of(Edge.hard(RemovalIds.ANSWERS, "vip")), Set.of(Lock.CLUSTER_MEMBERSHIP),
                Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(5), NodeObjects.node(leaving).toString()));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.REMOVE, NodeObjects.node(leaving).toString(), "cluster"), new Change(Change.Verb.REMOVE, NodeObjects.password(leaving).toString(), "cluster"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Members members = Members.of(staying, leaving, ports, context);
        Optional<NodeStatus> there = members.itself();
        if (there.isPresent()) {
            return new Probe.Needed(NodeObjects.node(leaving) + " Ready=" + there.get().conditions().getOrDefault("Ready", "-") + " EtcdIsVoter=" + there.get().conditions().getOrDefault("EtcdIsVoter", "-"),
                    foreseen());
        }
        if (AnyServer.ask(staying, ports, context, api -> api.objects().get(NodeObjects.password(leaving))).isPresent()) {
            return Probe.needed(NodeObjects.password(leaving).toString(), new Change(Change.Verb.REMOVE, NodeObjects.password(leaving).toString(), "cluster"));
        }
        return Probe.satisfied(NodeObjects.node(leaving) + " absent, " + members.upAfter() + " of " + members.after().servers() + " voters");
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        for (ObjectRef each : List.of(NodeObjects.node(leaving), NodeObjects.password(leaving))) {
            context.log("delete " + each);
            AnyServer.ask(staying, ports, context, api -> {
                api.objects().delete(each);
                return each;
            });
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
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
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Nothing of k3s's ServiceLB is left once all servers run without it: it would hold the ports of the nodes that MetalLB's Services
 * ask for, and write its own addresses into them (component facts 1.6, failure 42). k3s takes its DaemonSets away by itself; what stays is removed.
 */
final class ServiceLbStep implements Step {
    private static final String NAMESPACE = "kube-system";
    private static final String MARK = "svccontroller.k3s.cattle.io/svcname";
    private final ClusterSpec spec;
    private final Ports ports;

    ServiceLbStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        List<Edge> edges = new ArrayList<>(List.of(Edge.hard(StepIds.CREDENTIALS, "api")));
        spec.servers().forEach(server -> edges.add(Edge.settled(StepIds.reload(server), "settings")));
        return NodeStepInfo.onCluster(StepIds.SERVICE_LB, "k3s", Patience.upTo(Duration.ofMinutes(2), Duration.ofSeconds(1), "DaemonSet " + MARK), edges);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        List<ObjectRef> left = left(context);
        if (left.isEmpty()) {
            return Probe.satisfied("svclb: none");
        }
        // A server that still runs it makes them anew, and that server's own step has said why.
        spec.servers().forEach(server -> context.rely(StepIds.reload(server)));
        return new Probe.Drifted(left.stream().map(ObjectRef::toString).collect(Collectors.joining(", ")),
                left.stream().map(ref -> new Change(Change.Verb.REMOVE, ref.toString(), "cluster")).toList());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        for (ObjectRef ref : left(context)) {
            context.log("delete " + ref);
            AnyServer.ask(spec, ports, context, api -> {
                api.objects().delete(ref);
                return ref;
            });
        }
    }

    private List<ObjectRef> left(StepContext context) throws ProblemException, InterruptedException {
        return AnyServer.ask(spec, ports, context, api -> api.objects().list("apps/v1", "DaemonSet", NAMESPACE, MARK)).stream().map(LiveObject::ref).toList();
    }
}

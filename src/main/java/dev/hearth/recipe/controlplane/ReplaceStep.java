// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.NodeFacts;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeObjects;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A new machine in the place of a dead one, under its name: what the cluster still has of the old one goes first, or the new one would
 * be refused as a duplicate (component facts 1.5). Only where the machine has no data of k3s and the Node is not Ready; a Node that is Ready at this
 * very address is one that the cluster has not missed yet.
 */
final class ReplaceStep implements Step {
    /** kube-controller-manager calls a silent node Ready for 40 to 50 s. */
    private static final Duration MISSED = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final Ports ports;

    ReplaceStep(ClusterSpec spec, NodeSpec node, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return new StepInfo(StepIds.replace(node), "join", node.name(), List.of(Edge.hard(StepIds.facts(node), "facts"), Edge.hard(StepIds.CREDENTIALS, "api")),
                node.role() == Role.SERVER ? Set.of(Lock.CLUSTER_MEMBERSHIP) : Set.of(), Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(1), "Node " + node.name()));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        if (itself(context)) {
            return Probe.satisfied("has its data");
        }
        Optional<NodeStatus> there = there(context);
        List<ObjectRef> left = left(there, context);
        if (left.isEmpty()) {
            return Probe.satisfied("Node " + node.name() + " absent");
        }
        if (there.filter(NodeStatus::ready).isPresent() && !there.get().internalIps().contains(node.address().toString())) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.K3S_NODE_NAME_TAKEN, Map.of("node", node.name())).detail(String.join(", ", there.get().internalIps())));
        }
        String ready = there.map(found -> "Ready=" + found.conditions().getOrDefault("Ready", "-")).orElse("Node absent");
        return new Probe.Drifted("machine without data, " + ready, left.stream().map(ref -> new Change(Change.Verb.REMOVE, ref.toString(), "cluster")).toList());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        if (itself(context)) {
            return;
        }
        for (Duration waited = Duration.ZERO; there(context).filter(NodeStatus::ready).isPresent(); waited = waited.plus(BETWEEN)) {
            if (waited.compareTo(MISSED) > 0) {
                throw Problem.blocking(ProblemCode.K3S_NODE_NAME_TAKEN, Map.of("node", node.name())).detail("Ready=True").asException();
            }
            context.progress((double) waited.toSeconds() / MISSED.toSeconds(), "Node " + node.name() + " Ready=True");
            context.pause(BETWEEN);
        }
        for (ObjectRef ref : left(there(context), context)) {
            context.log("delete " + ref);
            AnyServer.ask(spec, ports, context, api -> {
                api.objects().delete(ref);
                return ref;
            });
        }
    }

    /** Whether the Node, if there is one, is this very machine: it had data at the first look, or k3s has been started since. */
    private boolean itself(StepContext context) throws ProblemException, InterruptedException {
        NodeFacts.ExistingK3s k3s = context.require(Keys.facts(node.name())).k3s();
        boolean data = node.role() == Role.SERVER ? k3s.serverData() : k3s.data();
        return data || node.equals(context.require(Keys.STANDING).lead()) || ports.shell(node).unit(Configs.unit(node)).started();
    }

    private Optional<NodeStatus> there(StepContext context) throws ProblemException, InterruptedException {
        return AnyServer.ask(spec, ports, context, ClusterApi::nodes).stream().filter(found -> found.name().equals(node.name())).findFirst();
    }

    /** The Node, with which k3s takes the etcd member out, and the password of the machine that had it. */
    private List<ObjectRef> left(Optional<NodeStatus> there, StepContext context) throws ProblemException, InterruptedException {
        List<ObjectRef> left = new ArrayList<>();
        there.ifPresent(found -> left.add(NodeObjects.node(node)));
        ObjectRef password = NodeObjects.password(node);
        if (AnyServer.ask(spec, ports, context, api -> api.objects().get(password)).isPresent()) {
            left.add(password);
        }
        return left;
    }
}

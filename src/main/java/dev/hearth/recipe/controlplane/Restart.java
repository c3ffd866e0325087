// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.node.UnitState;
import dev.hearth.port.Network;
import dev.hearth.recipe.shared.Members;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * k3s on one node ends and begins again, with the cluster's quorum kept: only while all other servers vote, and done only when this one
 * answers, is Ready and votes. Pods go on meanwhile.
 */
public record Restart(ClusterSpec spec, NodeSpec node, Ports ports) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What a step that restarts k3s holds. */
    public Set<Lock> locks() {
        Lock own = Lock.node(node.name());
        return node.role() == Role.SERVER ? Set.of(own, Lock.ONE_RESTART, Lock.CLUSTER_MEMBERSHIP) : Set.of(own, Lock.ONE_RESTART);
    }

    /** With one server or two, nobody else can answer meanwhile. */
    public Change change() {
        boolean silence = node.role() == Role.SERVER && spec.quorum().tolerated() == 0;
        return new Change(Change.Verb.RESTART, unit() + ".service" + (silence ? ", API silent for some seconds" : ""), node.name());
    }

    /** @throws ProblemException RESTART_LOSES_QUORUM (Retry.SOON: who has just come back may vote in a moment) */
    public void permit(StepContext context) throws ProblemException, InterruptedException {
        if (node.role() == Role.AGENT) {
            return;
        }
        Members members = Members.of(spec, node, ports, context);
        if (!members.othersAway().isEmpty()) {
            throw Problem.blocking(ProblemCode.RESTART_LOSES_QUORUM, Map.of("node", node.name(), "others", String.join(", ", members.othersAway()),
                    "members", String.valueOf(members.now().servers()), "majority", String.valueOf(members.now().majority()))).retry(Retry.SOON).asException();
        }
    }

    public void begin(StepContext context) throws ProblemException, InterruptedException {
        permit(context);
        context.log("restart " + unit() + " on " + node.name());
        ports.shell(node).restart(unit());
    }

    /** What is missing until the node is back, as a fact; empty when it is. */
    public Optional<String> missing(StepContext context) throws ProblemException, InterruptedException {
        UnitState state = ports.shell(node).unit(unit());
        if (!state.running()) {
            return Optional.of(unit() + " " + state);
        }
        if (node.role() == Role.SERVER && ports.network().api(node.address(), PATIENCE).filter(Network.ApiAnswer::pong).isEmpty()) {
            return Optional.of("https://" + node.address() + ":6443/ping silent");
        }
        Membership membership = Membership.of(spec, node, ports, context);
        return membership.complete() ? Optional.empty() : Optional.of(membership.toString());
    }

    public String unit() {
        return Configs.unit(node);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.shared.Members;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Counts who is really up, and refuses a removal that the rest could not outlive; one that only makes it weaker has to be accepted. */
final class QuorumStep implements Step {
    private final ClusterSpec staying;
    private final Removal removal;
    private final Ports ports;

    QuorumStep(ClusterSpec staying, Removal removal, Ports ports) {
        this.staying = staying;
        this.removal = removal;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(RemovalIds.QUORUM, RemovalIds.COMPONENT, Patience.upTo(Duration.ofSeconds(30), Duration.ofSeconds(1), "EtcdIsVoter"),
                List.of(Edge.hard(RemovalIds.look(removal.leaving()), "facts")));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Members members = Members.of(staying, removal.leaving(), ports, context);
        String counted = members.upAfter() + " of " + members.after().servers() + " voters";
        if (members.itself().isEmpty() || members.now().equals(members.after())) {
            return Probe.satisfied(counted);
        }
        String node = removal.leaving().name();
        if (members.after().servers() == 0) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.LAST_SERVER, Map.of("node", node)));
        }
        int before = members.now().spare(members.up());
        int after = members.after().spare(members.upAfter());
        if (after < 0) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.REMOVAL_LOSES_QUORUM, Map.of("node", node, "members", String.valueOf(members.after().servers()),
                    "up", String.valueOf(members.upAfter()), "majority", String.valueOf(members.after().majority()))));
        }
        if (after < before && !removal.acceptQuorum()) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.REMOVAL_WORSENS_QUORUM,
                    Map.of("node", node, "before", String.valueOf(before), "after", String.valueOf(after))));
        }
        return Probe.satisfied(counted + ", " + after + " may fail");
    }

    @Override
    public void act(StepContext context) {
        // Counting changes nothing.
    }
}

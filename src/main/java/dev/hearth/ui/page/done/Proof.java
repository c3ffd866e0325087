// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import dev.hearth.ui.members.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run proved, read from the evidence of its last steps.
 *
 * @param ready whether the run ended ready; without it the rest is what was seen so far
 * @param server address of the API through the VIP
 * @param proven what the plan was to prove, in its order
 */
record Proof(boolean ready, ClusterSpec spec, String server, List<Proven> proven, Pages pages, List<Member> members, Duration took) {
    private static final Pattern CONDITION = Pattern.compile("(\\w+)=(\\w+)");

    Proof {
        proven = List.copyOf(proven);
        members = List.copyOf(members);
    }

    /** Evidence and when it was found. */
    record Seen(String evidence, Instant at) {}

    /** @param seen empty when it was not proved in this run */
    record Proven(Claim claim, Optional<Seen> seen) {}

    static Proof of(ClusterSpec spec, RunState run) {
        List<Member> members = new ArrayList<>();
        for (NodeSpec node : spec.nodes()) {
            Map<String, String> conditions = Stream.of("ready", "join-server", "join-agent")
                    .map(step -> seen(run, StepId.of(node.name() + "/" + step))).flatMap(Optional::stream)
                    .map(found -> conditions(found.evidence())).findFirst().orElse(Map.of());
            members.add(Member.of(node, conditions));
        }
        return new Proof(run.outcome().equals(Optional.of(Event.Outcome.READY)), spec, "https://" + spec.addresses().vip() + ":6443",
                Arrays.stream(Claim.values()).filter(claim -> run.step(claim.step()).isPresent()).map(claim -> new Proven(claim, seen(run, claim.step()))).toList(),
                Pages.of(spec, run), members,
                run.lasted(run.endedAt().or(run::startedAt).orElse(Instant.EPOCH)));
    }

    private static Optional<Seen> seen(RunState run, StepId id) {
        return run.step(id).filter(step -> step.status().ready())
                .flatMap(step -> step.endedAt().map(at -> new Seen(step.evidence(), at)));
    }

    /** {@code Ready=True EtcdIsVoter=True} by name. */
    private static Map<String, String> conditions(String evidence) {
        Map<String, String> conditions = new HashMap<>();
        for (Matcher word = CONDITION.matcher(evidence); word.find(); ) {
            conditions.put(word.group(1), word.group(2));
        }
        return conditions;
    }

    Optional<Seen> seen(Claim claim) {
        return proven.stream().filter(each -> each.claim() == claim).findFirst().flatMap(Proven::seen);
    }

    Quorum quorum() {
        return spec.quorum();
    }

    /** The kubeconfig's context. */
    String context() {
        return spec.name();
    }
}

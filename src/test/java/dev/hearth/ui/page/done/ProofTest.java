// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.domain.cluster.ClusterDraft.Platform;
import dev.hearth.domain.cluster.ClusterDraft.Rfc2136;
import dev.hearth.domain.cluster.ClusterDraft.Route53;
import dev.hearth.domain.cluster.ClusterDraft.Service;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import dev.hearth.ui.kit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final Map<String, String> POLLS = Map.of("cluster/argo-cd-page", "https://argocd.home.example.com/", "cluster/https", "https://traefik.home.example.com/",
            "cluster/private-ca", "Certificate cert-manager/hearth-ca");
    private final ClusterSpec spec = Optional.ofNullable(ClusterDrafts.check(Samples.draft().withPlatform(Platform.empty()
            .withCertificates(new Certificates("home.example.com", "", "", Route53.empty(), Rfc2136.empty()))
            .withServices(List.of(new Service("nas", "192.168.1.5", "5001", "https"))))).spec()).orElseThrow();

    private record Played(StepInfo info) implements Step {
        @Override
        public Probe probe(StepContext context) {
            throw new AssertionError("only its events are told");
        }

        @Override
        public void act(StepContext context) {
            throw new AssertionError("only its events are told");
        }
    }

    /** The last step fails when its id ends in an exclamation mark. */
    private Proof proof(String... ids) {
        Plan plan = Plan.of(List.of(ids).stream().map(ProofTest::id)
                .<Step>map(id -> new Played(new StepInfo(id, "cluster", null, List.of(), Set.of(), Patience.none(POLLS.getOrDefault(id.value(), "x"))))).toList(), true);
        List<Event> events = new ArrayList<>();
        boolean failed = false;
        events.add(new Event.RunStarted(plan.fingerprint(), Event.Mode.APPLY, List.of(ids).stream().map(ProofTest::id).toList()));
        for (String each : ids) {
            StepId id = id(each);
            failed |= each.endsWith("!");
            events.add(new Event.StepProbing(id));
            events.add(each.endsWith("!") ? new Event.StepFailed(id, Problem.blocking(ProblemCode.STEP_TIMEOUT, Map.of())) : new Event.StepSatisfied(id, "seen " + id.value()));
        }
        events.add(new Event.RunEnded(failed ? Event.Outcome.FAILED : Event.Outcome.READY, Duration.ofSeconds(9)));
        List<Entry> entries = new ArrayList<>();
        events.forEach(event -> entries.add(new Entry(entries.size() + 1, Samples.NOW, event)));
        return Proof.of(spec, RunState.replay(plan, entries));
    }

    private static StepId id(String text) {
        return StepId.of(text.replace("!", ""));
    }

    @Test
    void claimsWhatThePlanHasAndSaysWhatEachStepFound() {
        Proof proof = proof("cluster/vip", "cluster/unseal-proof", "cluster/certificate", "cluster/proof-push");
        assertTrue(proof.ready());
        assertEquals(List.of(Claim.API, Claim.UNSEALED, Claim.CERTIFICATE, Claim.PUSH), proof.proven().stream().map(Proof.Proven::claim).toList());
        assertEquals("seen cluster/unseal-proof", proof.seen(Claim.UNSEALED).orElseThrow().evidence());
    }

    @Test
    void whatFailedIsNotProvedAndItsPageIsNoLink() {
        Proof proof = proof("cluster/https", "cluster/routes", "cluster/argo-cd-page!");
        assertFalse(proof.ready());
        assertEquals(Optional.empty(), proof.seen(Claim.ARGO_CD));
        assertEquals(2, proof.proven().size());
        assertEquals(List.of("https://traefik.home.example.com/dashboard/", "https://nas.home.example.com/"), proof.pages().links().stream().map(Pages.Link::url).toList());
    }

    @Test
    void theHomesOwnAuthorityIsNamedWhereThereIsOne() {
        assertEquals(Optional.of("cert-manager/hearth-ca"), proof("cluster/private-ca").pages().authority());
        assertEquals(Optional.empty(), proof("cluster/certificate").pages().authority());
    }
}

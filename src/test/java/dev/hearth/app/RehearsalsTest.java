// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Event.Outcome;
import dev.hearth.port.Preflight;
import dev.hearth.practice.Fault;
import dev.hearth.practice.LeapClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ten rehearsals: what goes wrong is named, mended, and the cluster is ready. */
@Timeout(180)
class RehearsalsTest {
    private PracticeWorkbench bench;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        bench = PracticeWorkbench.begin(new LeapClock());
        for (NodeSpec node : grown().nodes()) {
            bench.hosts().pin(node.access(), bench.hosts().hostKey(node.access()));
        }
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ClusterSpec spec(ClusterDraft draft) {
        return Objects.requireNonNull(bench.check(draft).spec(), () -> bench.check(draft).problems().toString());
    }

    private ClusterSpec controlPlane() {
        return spec(bench.firstDraft().withPlatform(bench.firstDraft().platform().withScope("control-plane")));
    }

    private ClusterSpec platform() {
        return spec(bench.firstDraft());
    }

    private ClusterSpec grown() {
        List<ClusterDraft.Node> nodes = new ArrayList<>(bench.firstDraft().nodes());
        nodes.add(new ClusterDraft.Node("node4", "192.168.5.14", "", "", "", ClusterDraft.Ssh.empty()));
        return spec(bench.firstDraft().withPlatform(bench.firstDraft().platform().withScope("control-plane")).withNodes(nodes));
    }

    private ClusterSpec byRoute53() {
        return spec(bench.firstDraft().withPlatform(bench.firstDraft().platform().withCertificates(
                new ClusterDraft.Certificates("home.example.com", "", "route53", new ClusterDraft.Route53("AKIAIOSFODNN7EXAMPLE", "", ""), ClusterDraft.Rfc2136.empty()))));
    }

    private Outcome run(ClusterSpec spec, Event.Mode mode) throws Exception {
        events.clear();
        return bench.start(bench.prepare(spec), mode, entry -> events.add(entry.event()), line -> {}).await();
    }

    private Outcome apply(ClusterSpec spec) throws Exception {
        return run(spec, Event.Mode.APPLY);
    }

    private List<ProblemCode> failed() {
        return events.stream().filter(Event.StepFailed.class::isInstance).map(event -> ((Event.StepFailed) event).problem().code()).distinct().toList();
    }

    private String failures() {
        return events.stream().filter(Event.StepFailed.class::isInstance).toList().toString();
    }

    /** What keeps a build from beginning. */
    private List<ProblemCode> found(ClusterSpec spec) throws Exception {
        return codes(bench.preflight().inspect(spec).findings());
    }

    private static List<ProblemCode> codes(List<Preflight.Finding> findings) {
        return findings.stream().filter(finding -> finding.status() == Preflight.Status.BLOCKING || finding.status() == Preflight.Status.SHOULD_FIX)
                .map(Preflight.Finding::problem).filter(Objects::nonNull).map(Problem::code).distinct().toList();
    }

    private void buildFails(Fault fault, ClusterSpec spec, ProblemCode named) throws Exception {
        bench.homelab().set(fault, true);
        assertEquals(Outcome.FAILED, apply(spec));
        assertTrue(failed().contains(named), this::failures);
        bench.homelab().set(fault, false);
        assertEquals(Outcome.READY, apply(spec), this::failures);
    }

    private void checksFind(Fault fault, ProblemCode named) throws Exception {
        assertEquals(List.of(), found(controlPlane()));
        bench.homelab().set(fault, true);
        assertTrue(found(controlPlane()).contains(named), () -> named + " is not found");
        bench.homelab().set(fault, false);
        assertEquals(List.of(), found(controlPlane()));
        assertEquals(Outcome.READY, apply(controlPlane()), this::failures);
    }

    @Test
    void theSharedAddressIsTaken() throws Exception {
        buildFails(Fault.VIP_TAKEN, controlPlane(), ProblemCode.VIP_TAKEN);
    }

    @Test
    void theSudoPasswordIsAnother() throws Exception {
        buildFails(Fault.WRONG_SUDO_PASSWORD, controlPlane(), ProblemCode.SUDO_PASSWORD_WRONG);
    }

    @Test
    void aClockIsOff() throws Exception {
        checksFind(Fault.CLOCK_OFF, ProblemCode.PREFLIGHT_CLOCK);
    }

    @Test
    void aFirewallClosesThePortOfPods() throws Exception {
        checksFind(Fault.FIREWALL_8472, ProblemCode.PREFLIGHT_MESH_PORTS);
    }

    @Test
    void theDnsKeyMayNotChange() throws Exception {
        bench.secrets().put(SecretRef.dnsCredential(), Secret.of("practice-credential"));
        buildFails(Fault.DNS_KEY_READ_ONLY, byRoute53(), ProblemCode.DNS_CREDENTIAL_FORBIDDEN);
    }

    @Test
    void theCertificateAuthorityHasGivenEnough() throws Exception {
        bench.secrets().put(SecretRef.dnsCredential(), Secret.of("practice-credential"));
        buildFails(Fault.ACME_RATE_LIMIT, byRoute53(), ProblemCode.ACME_RATE_LIMITED);
    }

    @Test
    void aNodeDiesWhileItJoins() throws Exception {
        bench.homelab().set(Fault.NODE_DIES, true);
        assertEquals(Outcome.FAILED, apply(controlPlane()));
        assertEquals(List.of("node3/join-server"), events.stream().filter(Event.StepFailed.class::isInstance).map(event -> ((Event.StepFailed) event).step().value()).toList());
        bench.homelab().set(Fault.NODE_DIES, false);
        assertEquals(Outcome.READY, apply(controlPlane()), this::failures);
    }

    @Test
    void theCertificateOfTheApiLosesTheSharedAddress() throws Exception {
        assertFalse(bench.homelab().possible(Fault.SAN_MISSING), "there is no cluster yet");
        assertEquals(Outcome.READY, apply(controlPlane()), this::failures);
        NodeSpec node4 = grown().nodes().getLast();
        assertEquals(List.of(), codes(bench.operations().newcomer(grown(), node4)));
        bench.homelab().set(Fault.SAN_MISSING, true);
        while (!codes(bench.operations().newcomer(grown(), node4)).equals(List.of(ProblemCode.ADD_SAN_MISSING))) {
            bench.homelab().clock().sleep(Duration.ofSeconds(5));
        }
        assertEquals(Outcome.READY, apply(controlPlane()), this::failures);
        assertTrue(events.stream().anyMatch(event -> event instanceof Event.StepDone done && done.step().value().equals("node1/config")), "Hearth mends it");
        assertEquals(List.of(), codes(bench.operations().newcomer(grown(), node4)));
    }

    @Test
    void anotherLoadBalancerIsSwitchedOn() throws Exception {
        assertEquals(Outcome.READY, apply(controlPlane()), this::failures);
        bench.homelab().set(Fault.SERVICE_LB_ON, true);
        bench.homelab().clock().sleep(Duration.ofMinutes(2));
        assertEquals(Outcome.FAILED, apply(controlPlane()));
        assertEquals(List.of(ProblemCode.K3S_SETTING_FOREIGN), failed(), this::failures);
        bench.homelab().set(Fault.SERVICE_LB_ON, false);
        bench.homelab().clock().sleep(Duration.ofMinutes(2));
        assertEquals(Outcome.READY, apply(controlPlane()), this::failures);
    }

    @Test
    void theSealingKeysAreLost() throws Exception {
        assertEquals(Outcome.READY, apply(platform()), this::failures);
        bench.homelab().set(Fault.SEALING_KEY_LOST, true);
        assertEquals(Outcome.READY, run(platform(), Event.Mode.DRY_RUN), this::failures);
        assertEquals(Optional.of("0 keys; 1 in the kit"), events.stream().filter(Event.StepWouldAct.class::isInstance).map(Event.StepWouldAct.class::cast)
                .filter(act -> act.step().value().equals("cluster/sealing-key")).map(Event.StepWouldAct::why).findFirst());
        assertEquals(Outcome.READY, apply(platform()), this::failures);
        assertEquals(Outcome.READY, apply(platform()), this::failures);
        assertTrue(events.stream().noneMatch(Event.StepActing.class::isInstance), "the kit brought back the key that everything was sealed with");
    }
}

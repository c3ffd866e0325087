// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.diagnosis.NodePreflight;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.exec.RunHandle;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.CommandResult;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Preflight;
import dev.hearth.port.RolloutStatus;
import dev.hearth.recipe.BootstrapRecipe;
import dev.hearth.recipe.shared.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real recipe and the real engine, on the played homelab. */
@Timeout(120)
class PracticeBootstrapTest {
    @TempDir
    Path folder;

    private PracticeHomelab home;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        home = new PracticeHomelab(new LeapClock(), folder, PracticeReleases.ANY);
        for (NodeSpec node : spec(withSpare()).nodes()) {
            home.hosts().pin(node.access(), home.hosts().hostKey(node.access()));
        }
    }

    @Test
    void bootstrapsThreeVotersAndChangesNothingTheSecondTime() throws Exception {
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);

        try (ClusterApi api = api("192.168.5.200")) {
            assertEquals(List.of("node1", "node2", "node3"), api.nodes().stream().filter(NodeStatus::ready).filter(NodeStatus::etcdVoter).map(NodeStatus::name).toList());
            assertEquals("v1.36.3+k3s1", api.version());
            assertTrue(api.daemonSet("kube-system", "kube-vip-ds").orElseThrow().complete());
        }
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
        assertEquals(List.of(), acts());
    }

    @Test
    void thePreflightFindsNothingInTheWay() throws Exception {
        Preflight.Report report = new NodePreflight(home.hosts(), home.clock()::now).inspect(spec(controlPlane()));
        assertEquals(List.of(), report.open(Decisions.NONE));
        home.set(Fault.VIP_TAKEN, true);
        assertEquals(List.of("cluster/ip.vip.free"),
                new NodePreflight(home.hosts(), home.clock()::now).inspect(spec(controlPlane())).open(Decisions.NONE).stream().map(Preflight.Finding::id).toList());
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        assertEquals(Event.Outcome.READY, run(controlPlane(), Event.Mode.DRY_RUN), this::failures);
        assertEquals(List.of(), acts());
        assertTrue(events.stream().anyMatch(Event.StepWouldAct.class::isInstance));
        assertEquals(44, read("node1", "/etc/rancher/k3s/config.yaml").exitCode());
    }

    @Test
    void addsANodeAndLeavesTheOthersAlone() throws Exception {
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
        assertEquals(Event.Outcome.READY, apply(withSpare()), this::failures);
        // The proof waits for kube-vip on the new server; its act changes nothing.
        assertTrue(acts().stream().allMatch(step -> step.startsWith("node4/") || step.equals("cluster/verify")), () -> acts().toString());
        assertTrue(acts().stream().anyMatch(step -> step.contains("join")), () -> acts().toString());
        try (ClusterApi api = api("192.168.5.200")) {
            assertEquals(4, api.nodes().size());
        }
    }

    @Test
    void anAgentJoinsWithoutAVote() throws Exception {
        List<ClusterDraft.Node> nodes = new ArrayList<>(controlPlane().nodes().subList(0, 1));
        nodes.add(new ClusterDraft.Node("node4", "192.168.5.14", "", "agent", "", ClusterDraft.Ssh.empty()));
        assertEquals(Event.Outcome.READY, apply(controlPlane().withNodes(nodes)), this::failures);
        try (ClusterApi api = api("192.168.5.200")) {
            NodeStatus agent = api.nodes().stream().filter(node -> node.name().equals("node4")).findFirst().orElseThrow();
            assertTrue(agent.ready() && !agent.etcdVoter());
            String token = read("node1", "/var/lib/rancher/k3s/server/token").stdout().strip();
            String config = read("node4", "/etc/rancher/k3s/config.yaml").stdout();
            assertFalse(config.contains(token) || config.contains("::server:"), "an agent that was broken into must not join as a server");
            assertTrue(config.contains(token.substring(0, token.indexOf("::")) + "::node:"), "and it knows the cluster's CA");
            assertEquals(1, api.daemonSet("kube-system", "kube-vip-ds").orElseThrow().wanted());
        }
    }

    @Test
    void aTakenVipStopsTheBuildBeforeKubeVipAndMendingItGoesOn() throws Exception {
        home.set(Fault.VIP_TAKEN, true);
        assertEquals(Event.Outcome.FAILED, apply(controlPlane()));
        assertEquals(List.of(ProblemCode.VIP_TAKEN), failed());
        home.set(Fault.VIP_TAKEN, false);
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
    }

    @Test
    void aWrongSudoPasswordIsNamedAndMendingItGoesOn() throws Exception {
        home.set(Fault.WRONG_SUDO_PASSWORD, true);
        assertEquals(Event.Outcome.FAILED, apply(controlPlane()));
        assertTrue(failed().contains(ProblemCode.SUDO_PASSWORD_WRONG), this::failures);
        home.set(Fault.WRONG_SUDO_PASSWORD, false);
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
    }

    @Test
    void aCorruptDownloadIsNeverUsed() throws Exception {
        home.set(Fault.CORRUPT_DOWNLOAD, true);
        assertEquals(Event.Outcome.FAILED, apply(controlPlane()));
        assertTrue(failed().contains(ProblemCode.DOWNLOAD_CORRUPT), this::failures);
        assertEquals(44, read("node1", "/usr/local/bin/k3s").exitCode());
        home.set(Fault.CORRUPT_DOWNLOAD, false);
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
    }

    @Test
    void aSlowJoinIsWaitedFor() throws Exception {
        home.set(Fault.SLOW_JOIN, true);
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
    }

    @Test
    void aNodeThatDiesWhileItJoinsComesBack() throws Exception {
        home.set(Fault.NODE_DIES, true);
        Thread mender = Thread.ofVirtual().start(() -> {
            try {
                while (home.network().tcp(Ipv4.of("192.168.5.13"), 22, Duration.ofSeconds(1)).state() == dev.hearth.port.Network.Reach.State.OPEN) {
                    home.clock().sleep(Duration.ofSeconds(1));
                }
                home.clock().sleep(Duration.ofSeconds(20));
                home.set(Fault.NODE_DIES, false);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Event.Outcome outcome = apply(controlPlane());
        mender.join();
        if (outcome != Event.Outcome.READY) {
            assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
        }
        try (ClusterApi api = api("192.168.5.200")) {
            assertEquals(3, api.nodes().stream().filter(NodeStatus::etcdVoter).count());
        }
    }

    @Test
    void theVipMovesAwayFromADeadHolderAndTheApiNeedsAMajority() throws Exception {
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
        try (ClusterApi api = api("192.168.5.200")) {
            assertEquals("node1", api.leaseHolder("kube-system", "plndr-cp-lock").orElseThrow());
            home.power("node1", false);
            until(() -> answers("192.168.5.200"));
            assertEquals("node2", api.leaseHolder("kube-system", "plndr-cp-lock").orElseThrow());
            until(() -> api.nodes().stream().anyMatch(node -> node.name().equals("node1") && "Unknown".equals(node.conditions().get("Ready"))));

            home.power("node2", false);
            assertTrue(!answers("192.168.5.13"), "one of three is no majority");
            home.power("node1", true);
            home.power("node2", true);
            until(() -> answers("192.168.5.200") && api.nodes().stream().filter(NodeStatus::ready).count() == 3
                    && api.daemonSet("kube-system", "kube-vip-ds").filter(RolloutStatus::complete).isPresent());
        }
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
        assertEquals(List.of(), acts());
    }

    @Test
    void aFourthServerJoinsWhileTheFirstHasNoPower() throws Exception {
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
        home.power("node1", false);
        until(() -> answers("192.168.5.200"));
        assertEquals(Event.Outcome.FAILED, apply(withSpare()));
        assertEquals(List.of(ProblemCode.SSH_UNREACHABLE), failed(), "only what concerns node1 itself");
        assertEquals(Set.of("node1/facts", "node1/prepare", "node1/upload-k3s", "node1/config", "node1/install", "node1/reload", "node1/replace", "node1/join-server", "cluster/verify"), skipped());
        try (ClusterApi api = api("192.168.5.200", "node2")) {
            assertEquals(Set.of("node1", "node2", "node3", "node4"), voters(api));
        }
        home.power("node1", true);
        try (ClusterApi api = api("192.168.5.200", "node2")) {
            until(() -> answers("192.168.5.11") && api.nodes().stream().filter(NodeStatus::ready).count() == 4);
        }
        assertEquals(Event.Outcome.READY, apply(withSpare()), this::failures);
        assertTrue(acts().stream().allMatch(step -> step.startsWith("node1/join") || step.equals("cluster/verify")), () -> acts().toString());
    }

    @Test
    void aReinstalledFirstServerJoinsTheClusterInsteadOfBeginningAnother() throws Exception {
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
        home.power("node1", false);
        until(() -> answers("192.168.5.200"));
        home.reinstall("node1");
        home.power("node1", true);
        until(() -> home.network().tcp(Ipv4.of("192.168.5.11"), 22, Duration.ofSeconds(1)).state() == dev.hearth.port.Network.Reach.State.OPEN);
        assertEquals(Event.Outcome.READY, apply(controlPlane()), this::failures);
        String config = read("node1", "/etc/rancher/k3s/config.yaml").stdout();
        assertTrue(config.contains("server: \"https://192.168.5.200:6443\"") && !config.contains("cluster-init"), config);
        try (ClusterApi api = api("192.168.5.200", "node2")) {
            assertEquals(Set.of("node1", "node2", "node3"), voters(api));
        }
    }

    @Test
    void nothingBeginsWhileTheFirstServerIsOffAndNobodyHasTheCluster() throws Exception {
        home.power("node1", false);
        assertEquals(Event.Outcome.FAILED, apply(controlPlane()));
        assertEquals(Set.of(ProblemCode.SSH_UNREACHABLE, ProblemCode.CLUSTER_NOT_FOUND), Set.copyOf(failed()));
        assertEquals(44, read("node2", "/etc/rancher/k3s/config.yaml").exitCode());
    }

    @Test
    void nothingBeginsWhileAServerThatMayHaveTheClusterIsOff() throws Exception {
        home.power("node3", false);
        assertEquals(Event.Outcome.FAILED, apply(controlPlane()));
        assertEquals(List.of(ProblemCode.SSH_UNREACHABLE), failed());
        assertTrue(skipped().contains("cluster/standing"), () -> skipped().toString());
        assertEquals(44, read("node1", "/etc/rancher/k3s/config.yaml").exitCode());
    }

    private static Set<String> voters(ClusterApi api) throws Exception {
        return api.nodes().stream().filter(NodeStatus::etcdVoter).map(NodeStatus::name).collect(java.util.stream.Collectors.toSet());
    }

    private Set<String> skipped() {
        return events.stream().filter(Event.StepSkipped.class::isInstance).map(event -> ((Event.StepSkipped) event).step().value())
                .collect(java.util.stream.Collectors.toSet());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void until(Condition condition) throws Exception {
        while (!condition.holds()) {
            home.clock().sleep(Duration.ofSeconds(1));
        }
    }

    private boolean answers(String address) throws Exception {
        return home.network().api(Ipv4.of(address), Duration.ofSeconds(1)).isPresent();
    }

    private ClusterApi api(String address) throws Exception {
        return api(address, "node1");
    }

    private ClusterApi api(String address, String from) throws Exception {
        return home.apis().open(address, dev.hearth.domain.secret.Secret.of(read(from, "/etc/rancher/k3s/k3s.yaml").stdout()));
    }

    private CommandResult read(String node, String path) throws Exception {
        NodeSpec found = spec(withSpare()).nodes().stream().filter(each -> each.name().equals(node)).findFirst().orElseThrow();
        return home.hosts().connect(found.access()).run(dev.hearth.node.NodeCommands.readFile(path));
    }

    private ClusterDraft controlPlane() {
        return home.draft().withPlatform(home.draft().platform().withScope("control-plane"));
    }

    private ClusterDraft withSpare() {
        List<ClusterDraft.Node> nodes = new ArrayList<>(controlPlane().nodes());
        nodes.add(new ClusterDraft.Node("node4", "192.168.5.14", "", "", "", ClusterDraft.Ssh.empty()));
        return controlPlane().withNodes(nodes);
    }

    private static ClusterSpec spec(ClusterDraft draft) {
        return java.util.Objects.requireNonNull(ClusterDrafts.check(draft).spec(), () -> ClusterDrafts.check(draft).problems().toString());
    }

    private Event.Outcome apply(ClusterDraft draft) throws Exception {
        return run(draft, Event.Mode.APPLY);
    }

    private Event.Outcome run(ClusterDraft draft, Event.Mode mode) throws Exception {
        events.clear();
        Ports ports = new Ports(home.hosts(), home.apis(), home.artifacts(), home.network(), home.kubeconfigs(), folder.resolve("kubeconfig"));
        Plan plan = BootstrapRecipe.plan(spec(draft), PracticeReleases.ANY, ports, PracticeReleases.outside(home, folder));
        RunHandle run = new Engine(home.clock(), Limits.usual()).start(plan, mode, new MemoryJournal(), entry -> events.add(event(entry)), line -> {});
        return run.await();
    }

    private static Event event(Entry entry) {
        return entry.event();
    }

    private List<String> acts() {
        return events.stream().filter(Event.StepActing.class::isInstance).map(event -> ((Event.StepActing) event).step().value()).toList();
    }

    private List<ProblemCode> failed() {
        return events.stream().filter(Event.StepFailed.class::isInstance).map(event -> ((Event.StepFailed) event).problem().code()).toList();
    }

    private String failures() {
        return events.stream().filter(Event.StepFailed.class::isInstance).toList().toString();
    }
}

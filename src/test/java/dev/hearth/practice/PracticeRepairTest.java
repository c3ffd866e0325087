// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeCommands;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.RemoteCommand;
import dev.hearth.recipe.BootstrapRecipe;
import dev.hearth.recipe.shared.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody did to a cluster of three servers by hand, and what the next run makes of it. */
@Timeout(120)
class PracticeRepairTest {
    private static final String DROP_IN = K3sPaths.CONFIG + ".d/50-mine.yaml";

    @TempDir
    Path folder;

    private PracticeHomelab home;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    /** How many servers answered themselves, whenever anything happened. */
    private final List<Integer> answering = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aCluster() throws Exception {
        home = new PracticeHomelab(new LeapClock(), folder, PracticeReleases.ANY);
        for (NodeSpec node : spec().nodes()) {
            home.hosts().pin(node.access(), home.hosts().hostKey(node.access()));
        }
        assertEquals(Event.Outcome.READY, apply(), this::failures);
    }

    @Test
    void serviceLbThatWasSwitchedOnOnOneServerIsSwitchedOffAndItsPodsGo() throws Exception {
        edit("node2", ", \"servicelb\"", "");
        edit("node2", "\"servicelb\", ", "");
        restart("node2");
        until(() -> svclb());
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertFalse(svclb());
        assertEquals(List.of("node2/config", "node2/reload"), acts().subList(0, 2));
        assertEquals(List.of("/etc/rancher/k3s/config.yaml differs: disable", "runs with another disable"), whys().subList(0, 2));
        nothingMore();
    }

    @Test
    void serversThatDriftedRestartOneAfterTheOther() throws Exception {
        for (String node : List.of("node1", "node2", "node3")) {
            edit(node, "\"0600\"", "\"0644\"");
            restart(node);
            until(() -> answers(node));
            home.clock().sleep(Duration.ofSeconds(20));
        }
        events.clear();
        answering.clear();
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals(3, acts().stream().filter(step -> step.endsWith("/reload")).count());
        assertTrue(answering.stream().allMatch(servers -> servers >= 2), answering::toString);
        nothingMore();
    }

    @Test
    void aFileThatWasWrittenWithoutARestartIsOnlyPutRightAndOneThatK3sRunsWithIsReloaded() throws Exception {
        edit("node1", "\"192.168.5.200\", ", "");
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals(List.of("node1/config"), acts());

        // Hearth was ended between writing and restarting
        edit("node1", "\"192.168.5.200\", ", "");
        restart("node1");
        until(() -> answers("node1"));
        home.clock().sleep(Duration.ofSeconds(20));
        edit("node1", "tls-san: [", "tls-san: [\"192.168.5.200\", ");
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals("node1/reload", acts().getFirst());
        assertEquals("runs with another tls-san", whys().getFirst());
        assertTrue(home.network().api(Ipv4.of("192.168.5.11"), Duration.ofSeconds(1)).orElseThrow().sans().contains("192.168.5.200"));
        nothingMore();
    }

    @Test
    void registriesThatK3sHasNotReadAreADrift() throws Exception {
        home.clock().sleep(Duration.ofSeconds(5));
        run("node3", NodeCommands.writeFile(K3sPaths.REGISTRIES, "0600", Secret.of("# Written by Hearth: mirrors of image registries\nmirrors:\n")));
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals("node3/reload", acts().getFirst());
        nothingMore();
    }

    @Test
    void aFileOfSomebodyElseIsNamedWithItsLineAndLeftAlone() throws Exception {
        String text = "node-label: [\"rack=cellar\"]\ndisable: [\"traefik\"]\n";
        run("node2", NodeCommands.writeFile(DROP_IN, "0600", Secret.of(text)));
        assertEquals(Event.Outcome.FAILED, apply());
        assertEquals(List.of(ProblemCode.K3S_SETTING_FOREIGN), failed());
        assertTrue(failures().contains(DROP_IN + ":2"), this::failures);
        assertEquals(text, run("node2", NodeCommands.readFile(DROP_IN)));

        run("node2", NodeCommands.writeFile(DROP_IN, "0600", Secret.of("node-label: [\"rack=cellar\"]\n")));
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals(List.of(), acts(), "a setting that Hearth has not is theirs");
        restart("node2");
        until(() -> answers("node2"));
        home.clock().sleep(Duration.ofSeconds(20));
        nothingMore();
    }

    @Test
    void aFlagInTheUnitIsNamed() throws Exception {
        home.command("node3", "server --disable traefik");
        assertEquals(Event.Outcome.FAILED, apply());
        assertEquals(List.of(ProblemCode.K3S_SETTING_FOREIGN), failed());
        assertTrue(failures().contains("--disable traefik") && failures().contains("/etc/systemd/system/k3s.service"), this::failures);
        home.command("node3", "server");
        nothingMore();
    }

    @Test
    void noServerIsRestartedWhileAnotherOneIsAway() throws Exception {
        edit("node2", "\"0600\"", "\"0644\"");
        restart("node2");
        until(() -> answers("node2"));
        home.clock().sleep(Duration.ofSeconds(20));
        home.power("node3", false);
        assertEquals(Event.Outcome.FAILED, apply());
        assertTrue(failed().contains(ProblemCode.RESTART_LOSES_QUORUM), this::failures);
        assertFalse(acts().contains("node2/reload"), () -> acts().toString());
        home.power("node3", true);
        until(() -> answers("node3"));
        home.clock().sleep(Duration.ofSeconds(20));
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals("node2/reload", acts().getFirst());
    }

    @Test
    void theTokenOfAgentsSurvivesAFileThatNobodyCanRead() throws Exception {
        String before = run("node1", NodeCommands.readFile(K3sPaths.AGENT_TOKEN));
        for (String node : List.of("node1", "node2")) {
            run(node, NodeCommands.writeFile(K3sPaths.CONFIG, "0600", Secret.of("# hearth-cluster: practice\nthis is no configuration\n")));
        }
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals(List.of("node1/config", "node2/config"), acts().stream().sorted().toList());
        for (String node : List.of("node1", "node2", "node3")) {
            assertTrue(run(node, NodeCommands.readFile(K3sPaths.CONFIG)).contains("agent-token: \"" + before.strip().replaceAll(".*:", "") + "\""));
        }
    }

    private void nothingMore() throws Exception {
        assertEquals(Event.Outcome.READY, apply(), this::failures);
        assertEquals(List.of(), acts());
    }

    private void edit(String node, String from, String to) throws Exception {
        String text = run(node, NodeCommands.readFile(K3sPaths.CONFIG));
        run(node, NodeCommands.writeFile(K3sPaths.CONFIG, "0600", Secret.of(text.replace(from, to))));
    }

    private void restart(String node) throws Exception {
        run(node, NodeCommands.restartUnit(K3sPaths.SERVER_UNIT));
    }

    private String run(String node, RemoteCommand command) throws Exception {
        NodeSpec found = spec().nodes().stream().filter(each -> each.name().equals(node)).findFirst().orElseThrow();
        return home.hosts().connect(found.access()).run(command).stdout();
    }

    private boolean answers(String node) throws Exception {
        return home.network().api(Ipv4.of("192.168.5.1" + node.substring(4)), Duration.ofSeconds(1)).isPresent();
    }

    private boolean svclb() throws Exception {
        try (ClusterApi api = home.apis().open("192.168.5.11", Secret.of(run("node1", NodeCommands.readFile(K3sPaths.KUBECONFIG))))) {
            return !api.objects().list("apps/v1", "DaemonSet", "kube-system", "svccontroller.k3s.cattle.io/svcname").isEmpty();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void until(Condition condition) throws Exception {
        while (!condition.holds()) {
            home.clock().sleep(Duration.ofSeconds(1));
        }
    }

    private ClusterSpec spec() {
        ClusterDraft draft = home.draft().withPlatform(home.draft().platform().withScope("control-plane"));
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec());
    }

    private Event.Outcome apply() throws Exception {
        events.clear();
        Ports ports = new Ports(home.hosts(), home.apis(), home.artifacts(), home.network(), home.kubeconfigs(), folder.resolve("kubeconfig"));
        var plan = BootstrapRecipe.plan(spec(), PracticeReleases.ANY, ports, PracticeReleases.outside(home, folder));
        return new Engine(home.clock(), Limits.usual()).start(plan, Event.Mode.APPLY, new MemoryJournal(), entry -> {
            events.add(entry.event());
            answering.add(up());
        }, line -> {}).await();
    }

    private int up() {
        int up = 0;
        for (String node : List.of("node1", "node2", "node3")) {
            try {
                up += answers(node) ? 1 : 0;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return up;
    }

    private List<String> acts() {
        return acting().stream().map(event -> event.step().value()).toList();
    }

    private List<String> whys() {
        return acting().stream().map(Event.StepActing::why).toList();
    }

    private List<Event.StepActing> acting() {
        List<Event.StepActing> acting = new ArrayList<>();
        events.stream().filter(Event.StepActing.class::isInstance).forEach(event -> acting.add((Event.StepActing) event));
        return acting;
    }

    private List<ProblemCode> failed() {
        return events.stream().filter(Event.StepFailed.class::isInstance).map(event -> ((Event.StepFailed) event).problem().code()).toList();
    }

    private String failures() {
        return events.stream().filter(Event.StepFailed.class::isInstance).toList() + "\n" + acts() + whys();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.exec.RunHandle;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code hearth snapshot}, as a person types it. */
@Timeout(180)
class SnapshotCommandTest extends TypedCommands {
    private static final ObjectRef DAEMON_SET = new ObjectRef("apps/v1", "DaemonSet", "kube-system", "kube-vip-ds");

    @Test
    void aSnapshotIsTakenAndListed() throws Exception {
        build(3, "control-plane");
        assertEquals(ExitCodes.OK, run("snapshot", "list", plan), this::all);
        assertTrue(out.toString().contains("No snapshot"), this::all);
        assertEquals(ExitCodes.OK, run("snapshot", "take", plan), this::all);
        assertEquals(ExitCodes.OK, run("snapshot", "list", plan), this::all);
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("hearth-\\d{8}-\\d{6}-node1-\\d+ +node1 +6\\.4 MB .* Hearth")), this::all);
        bench.homelab().power("node3", false);
        assertEquals(ExitCodes.FAILED, run("snapshot", "list", plan, "--json"), this::all);
        assertTrue(out.toString().contains("\"node\":\"node1\"") && err.toString().contains("192.168.5.13"), this::all);
    }

    @Test
    void theClusterGoesBackAndIsWhole() throws Exception {
        build(3, "control-plane");
        String name = taken();
        drill();
        assertTrue(marked());
        assertEquals(ExitCodes.FINDINGS, run("snapshot", "restore", plan, name), this::all);
        assertEquals(ExitCodes.FINDINGS, run("snapshot", "restore", plan, "none-of-that-name", "--confirm", "practice"), this::all);
        assertTrue(err.toString().contains(name), "those that there are");
        assertEquals(ExitCodes.CHANGES, run("snapshot", "restore", plan, name, "--dry-run"), this::all);
        assertTrue(marked(), "nothing was changed");

        assertEquals(ExitCodes.OK, run("snapshot", "restore", plan, name, "--confirm", "practice"), this::all);
        whole();
        drill();
        assertEquals(ExitCodes.OK, run("snapshot", "restore", plan, name, "--confirm", "practice"), this::all);
        whole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"node2/stop", "cluster/reset", "node2/clear", "cluster/restored-server", "node2/rejoin", "node3/rejoin", "cluster/forget-restore"})
    void cutShortAnywhereTheSameCommandGoesOnAndNothingElseStartsAServer(String step) throws Exception {
        build(3, "control-plane");
        String name = taken();
        drill();
        cutShort(step, name);
        boolean begun = !step.endsWith("stop") && !step.equals("cluster/reset");
        if (begun) {
            assertFalse(run("apply", plan) == ExitCodes.OK, this::all);
            assertTrue(err.toString().contains("A restore was begun and has not ended"), this::all);
        }
        assertEquals(ExitCodes.OK, run("snapshot", "restore", plan, name, "--confirm", "practice"), this::all);
        whole();
    }

    @Test
    void aSnapshotOfAnotherServerThanTheFirstIsRestoredThere() throws Exception {
        build(3, "control-plane");
        bench.homelab().power("node1", false);
        while (bench.network().api(dev.hearth.domain.net.Ipv4.of("192.168.5.200"), java.time.Duration.ofSeconds(1)).isEmpty()) {
            bench.homelab().clock().sleep(java.time.Duration.ofSeconds(1));
        }
        run("snapshot", "take", plan);
        bench.homelab().power("node1", true);
        until("192.168.5.11");
        Snapshot taken = bench.operations().snapshots(spec()).all().getFirst();
        assertEquals("node2", taken.node());
        assertEquals(ExitCodes.OK, run("snapshot", "restore", plan, taken.name(), "--confirm", "practice"), this::all);
        String config = shell(0).read(K3sPaths.CONFIG).orElseThrow();
        assertTrue(config.contains("server: \"https://192.168.5.200:6443\"") && !config.contains("cluster-init"), "the first server would begin another cluster");
        whole();
    }

    /** Ends the run the moment a step acts. */
    private void cutShort(String step, String name) throws Exception {
        CompletableFuture<RunHandle> handle = new CompletableFuture<>();
        var prepared = bench.operations().restore(spec(), name);
        handle.complete(new Engine(bench.homelab().clock(), Limits.usual()).start(prepared.plan(), Event.Mode.APPLY, new MemoryJournal(), entry -> stopAt(step, entry, handle), line -> {}));
        assertEquals(Event.Outcome.CANCELLED, handle.get().await());
    }

    private static void stopAt(String step, Entry entry, CompletableFuture<RunHandle> handle) {
        if (entry.event() instanceof Event.StepActing acting && acting.step().value().equals(step)) {
            handle.thenAccept(run -> run.cancel(Event.Cancel.NOW));
        }
    }

    private void whole() throws Exception {
        assertFalse(marked(), "what came after the snapshot is gone");
        assertEquals(3, api().nodes().stream().filter(NodeStatus::ready).filter(NodeStatus::etcdVoter).count());
        for (int i = 0; i < 3; i++) {
            assertTrue(shell(i).read(K3sPaths.RESTORE).isEmpty());
            assertTrue(shell(i).unit(K3sPaths.SERVER_UNIT).enabled());
        }
        assertEquals(ExitCodes.OK, run("apply", plan), this::all);
        assertTrue(out.toString().contains("Ready: 0 changes"), this::all);
    }

    private String taken() throws Exception {
        assertEquals(ExitCodes.OK, run("snapshot", "take", plan), this::all);
        return bench.operations().snapshots(spec()).all().getFirst().name();
    }

    /** It leaves something in the cluster. */
    private void drill() {
        assertEquals(ExitCodes.OK, run("drill", plan), this::all);
    }

    private boolean marked() throws Exception {
        return api().objects().get(DAEMON_SET).orElseThrow().texts("metadata", "annotations").containsKey("hearth.dev/drill");
    }

    private ClusterSpec spec() throws Exception {
        return bench.check(bench.planFiles().read(Path.of(plan)).draft()).spec();
    }

    private NodeShell shell(int server) throws Exception {
        List<dev.hearth.domain.cluster.NodeSpec> servers = spec().servers();
        return new NodeShell(servers.get(server).name(), bench.hosts().connect(servers.get(server).access()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.node.RunLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two Hearths and three servers; the scripts run in this machine's shell. */
@Timeout(60)
class ClusterLockTest {
    @TempDir Path folder;
    private ShellHosts hosts;

    @BeforeEach
    void open() {
        hosts = new ShellHosts(folder);
    }

    @Test
    void ofTwoHearthsOneActsAndTheOtherIsToldWho() throws Exception {
        try (ClusterLock ann = lock("ann"); ClusterLock bob = lock("bob")) {
            ann.hold();
            ann.hold();
            Problem busy = refused(bob);
            assertEquals(ProblemCode.CLUSTER_BUSY, busy.code());
            assertEquals("ann@home", busy.args().get("owner"));
            assertEquals("node1", busy.args().get("host"));
            assertEquals(List.of(true, true, true), locked());
        }
        assertEquals(List.of(false, false, false), locked());
        try (ClusterLock bob = lock("bob")) {
            bob.hold();
        }
    }

    @Test
    void whoIsRefusedLeavesNoLockBehind() throws Exception {
        hosts.off.add("node1");
        try (ClusterLock ann = lock("ann"); ClusterLock bob = lock("bob")) {
            ann.hold();
            hosts.off.clear();
            assertEquals(ProblemCode.CLUSTER_BUSY, refused(bob).code());
            assertEquals(List.of(false, true, true), locked());
        }
    }

    @Test
    void whenAllServersAreOffTheStepsSayWhatIsWrong() throws Exception {
        hosts.off.addAll(List.of("node1", "node2", "node3"));
        try (ClusterLock ann = lock("ann")) {
            ann.hold();
        }
        assertEquals(List.of(false, false, false), locked());
    }

    @Test
    void oneThatWentSilentIsTakenOverOnlyWhenAsked() throws Exception {
        try (ClusterLock ann = lock("ann"); ClusterLock bob = lock("bob"); ClusterLock again = lock("bob")) {
            ann.hold();
            assertEquals(ProblemCode.CLUSTER_BUSY, assertThrows(ProblemException.class, bob::takeOver).problem().code());
            silentFor(61);
            Problem stale = refused(bob);
            assertEquals(ProblemCode.CLUSTER_LOCK_STALE, stale.code());
            assertTrue(Integer.parseInt(stale.args().get("seconds")) >= 61, stale.toString());
            again.takeOver();
            assertEquals(List.of(false, false, false), locked(), "taking over leaves the cluster free");
            again.hold();
            ann.beat();
            assertEquals(ProblemCode.CLUSTER_TAKEN_OVER, refused(ann).code());
            assertEquals(List.of(true, true, true), locked());
        }
    }

    @Test
    void aServerThatWasRestartedIsLockedAgain() throws Exception {
        try (ClusterLock ann = lock("ann"); ClusterLock bob = lock("bob")) {
            ann.hold();
            hosts.restart("node2");
            ann.beat();
            assertEquals(List.of(true, true, true), locked());
            ann.hold();
            assertEquals(ProblemCode.CLUSTER_BUSY, refused(bob).code());
            ann.beat();
            ann.hold();
        }
        assertEquals(List.of(false, false, false), locked());
    }

    /** The other one has changed the cluster and is done: what this run knows of it is old. */
    @Test
    void aLockThatIsGoneWithoutARestartWasTakenOver() throws Exception {
        try (ClusterLock ann = lock("ann"); ClusterLock bob = lock("bob")) {
            ann.hold();
            silentFor(61);
            bob.takeOver();
            ann.beat();
            assertEquals(ProblemCode.CLUSTER_TAKEN_OVER, refused(ann).code());
            assertEquals(List.of(false, false, false), locked());
        }
    }

    @Test
    void whoTakesARestartedServersLockFirstHasIt() throws Exception {
        try (ClusterLock ann = lock("ann"); ClusterLock bob = lock("bob")) {
            ann.hold();
            List.of("node1", "node2", "node3").forEach(hosts.off::add);
            hosts.off.remove("node2");
            hosts.restart("node2");
            bob.hold();
            ann.beat();
            assertEquals(ProblemCode.CLUSTER_TAKEN_OVER, refused(ann).code());
            assertTrue(Files.readString(hosts.lock("node2")).contains("id=bob\n"));
        }
    }

    @Test
    void aSignOfLifeKeepsALockFresh() throws Exception {
        try (ClusterLock ann = lock("ann"); ClusterLock bob = lock("bob")) {
            ann.hold();
            silentFor(61);
            ann.beat();
            assertEquals(ProblemCode.CLUSTER_BUSY, refused(bob).code());
        }
    }

    @Test
    void whatAKilledRunOfThisComputerLeftGivesWayAtOnce() throws Exception {
        lock("killed").hold();
        try (ClusterLock bob = new ClusterLock(servers(), hosts, RunLock.PATH, mine("bob"), lock -> lock.id().equals("killed"))) {
            bob.hold();
            assertTrue(Files.readString(hosts.lock("node3")).contains("id=bob\n"));
        }
    }

    @Test
    void whatAKilledRunOfThisComputerLeftNeedsNoWaitToBeTakenOver() throws Exception {
        lock("killed").hold();
        try (ClusterLock bob = new ClusterLock(servers(), hosts, RunLock.PATH, mine("bob"), lock -> lock.id().equals("killed"))) {
            bob.takeOver();
        }
        assertEquals(List.of(false, false, false), locked());
    }

    @Test
    void aRunThatWasRefusedOnceActsNoMore() throws Exception {
        try (ClusterLock ann = lock("ann"); ClusterLock bob = lock("bob")) {
            ann.hold();
            refused(bob);
            ann.close();
            assertEquals(ProblemCode.CLUSTER_BUSY, refused(bob).code(), "half of its steps have failed by now");
            assertEquals(List.of(false, false, false), locked());
        }
    }

    @Test
    void aFileThatNoHearthWroteIsNotOverwritten() throws Exception {
        Files.createDirectories(hosts.lock("node1").getParent());
        Files.writeString(hosts.lock("node1"), "somebody's\n");
        try (ClusterLock ann = lock("ann")) {
            assertEquals(ProblemCode.CLUSTER_BUSY, refused(ann).code());
        }
        assertEquals("somebody's\n", Files.readString(hosts.lock("node1")));
    }

    @Test
    void ofManyAtOnceExactlyOneHasIt() throws Exception {
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ClusterLock> locks = IntStream.range(0, 8).mapToObj(i -> lock("run" + i)).toList();
            List<Future<Boolean>> holds = crowd.invokeAll(locks.stream().<Callable<Boolean>>map(lock -> () -> holds(lock)).toList());
            int winners = 0;
            for (Future<Boolean> hold : holds) {
                winners += hold.get() ? 1 : 0;
            }
            assertEquals(1, winners);
            locks.forEach(ClusterLock::close);
        }
        assertEquals(List.of(false, false, false), locked());
    }

    private static boolean holds(ClusterLock lock) throws InterruptedException {
        try {
            lock.hold();
            return true;
        } catch (ProblemException e) {
            assertEquals(ProblemCode.CLUSTER_BUSY, e.problem().code());
            return false;
        }
    }

    private static Problem refused(ClusterLock lock) {
        return assertThrows(ProblemException.class, lock::hold).problem();
    }

    private List<Boolean> locked() {
        assertFalse(Files.exists(folder.resolve("run")));
        return servers().stream().map(server -> Files.exists(hosts.lock(server.name()))).toList();
    }

    private void silentFor(int seconds) throws Exception {
        for (NodeSpec server : servers()) {
            Files.setLastModifiedTime(hosts.lock(server.name()), FileTime.from(Instant.now().minusSeconds(seconds)));
        }
    }

    private ClusterLock lock(String id) {
        return new ClusterLock(servers(), hosts, RunLock.PATH, mine(id), lock -> false);
    }

    private static RunLock mine(String id) {
        return new RunLock(id, id + "@home", "desk-of-" + id, 1, Instant.parse("2026-11-22T20:00:00Z"));
    }

    private static List<NodeSpec> servers() {
        return IntStream.rangeClosed(1, 3).mapToObj(i -> new NodeSpec("node" + i, Role.SERVER,
                new SshAccess("node" + i, 22, "homelab", new SshAccess.Login.Agent(), null, null), Ipv4.parse("192.168.5.1" + i).orElseThrow(), null)).toList();
    }
}

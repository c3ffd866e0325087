// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.exec.Baton;
import dev.hearth.node.LockedBy;
import dev.hearth.node.NodeShell;
import dev.hearth.node.RunLock;
import dev.hearth.port.RemoteHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The baton of a real cluster: a lock on every server that answers, taken in the plan's order, so that of two Hearths one waits.
 * A server that does not answer has none: what is wrong with it, its own steps say.
 */
final class ClusterLock implements Baton, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterLock.class);
    private static final long BEAT_SECONDS = 15;
    private final List<NodeSpec> servers;
    private final RemoteHosts hosts;
    private final String path;
    private final RunLock mine;
    private final Predicate<RunLock> orphan;
    private final ReentrantLock taking = new ReentrantLock();
    /** Servers with this run's lock, and which start of theirs had it: the lock does not outlive that. */
    private final Map<NodeShell, String> held = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean taken;
    private volatile @Nullable Problem refused;

    /**
     * @param path of the lock on a server
     * @param orphan whether nobody stands behind a lock any more
     */
    ClusterLock(List<NodeSpec> servers, RemoteHosts hosts, String path, RunLock mine, Predicate<RunLock> orphan) {
        this.servers = servers;
        this.hosts = hosts;
        this.path = path;
        this.mine = mine;
        this.orphan = orphan;
    }

    @Override
    public void hold() throws ProblemException, InterruptedException {
        taking.lockInterruptibly();
        try {
            if (!taken && refused == null) {
                takeAll();
            }
        } finally {
            taking.unlock();
        }
        Problem problem = refused;
        if (problem != null) {
            throw problem.asException();
        }
    }

    private void takeAll() throws InterruptedException {
        for (NodeSpec server : servers) {
            Optional<LockedBy> other = take(server);
            if (other.isPresent()) {
                refused = refusal(server, other.get());
                free();
                return;
            }
        }
        taken = true;
        Thread.ofVirtual().name("lock").start(this::live);
    }

    private Optional<LockedBy> take(NodeSpec server) throws InterruptedException {
        try {
            NodeShell shell = new NodeShell(server.name(), hosts.connect(server.access()));
            Optional<LockedBy> other = shell.takeLock(path, mine);
            if (other.isPresent() && orphan.test(other.get().lock())) {
                LOG.info("{} is locked by a run of this computer that is gone", server.name());
                shell.freeLock(path, other.get().lock().id());
                other = shell.takeLock(path, mine);
            }
            if (other.isEmpty()) {
                held.put(shell, shell.boot());
            }
            return other;
        } catch (ProblemException e) {
            LOG.info("no lock on {}: {}", server.name(), e.getMessage());
            return Optional.empty();
        }
    }

    private Problem refusal(NodeSpec server, LockedBy other) {
        return Problem.blocking(other.stale() ? ProblemCode.CLUSTER_LOCK_STALE : ProblemCode.CLUSTER_BUSY,
                Map.of("host", server.name(), "owner", other.lock().owner(), "since", other.lock().since().toString(),
                        "seconds", String.valueOf(other.quiet().toSeconds()), "path", path));
    }

    private void live() {
        try {
            while (!closed.await(BEAT_SECONDS, TimeUnit.SECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the servers that this run lives. A lock that somebody has taken over meanwhile ends it. */
    void beat() throws InterruptedException {
        for (NodeShell shell : List.copyOf(held.keySet())) {
            try {
                if (!shell.keepLock(path, mine.id()) && !restarted(shell)) {
                    refused = Problem.blocking(ProblemCode.CLUSTER_TAKEN_OVER, Map.of("host", shell.host().access().host()));
                    held.remove(shell);
                }
            } catch (ProblemException e) {
                LOG.info("the lock was not kept up: {}", e.getMessage());
            }
        }
    }

    /** A server that was restarted has lost its lock and nobody took it: it is taken again, unless somebody was faster. */
    private boolean restarted(NodeShell shell) throws ProblemException, InterruptedException {
        String boot = shell.boot();
        boolean again = !boot.equals(held.get(shell)) && shell.takeLock(path, mine).isEmpty();
        if (again) {
            LOG.info("{} was restarted, and locked again", shell.host().access().host());
            held.put(shell, boot);
        }
        return again;
    }

    /** Frees what a Hearth that is not heard of any more left; one that is alive keeps it. */
    void takeOver() throws ProblemException, InterruptedException {
        List<ProblemException> alive = new ArrayList<>();
        for (NodeSpec server : servers) {
            NodeShell shell = new NodeShell(server.name(), hosts.connect(server.access()));
            Optional<LockedBy> other = shell.takeLock(path, mine);
            if (other.isEmpty()) {
                shell.freeLock(path, mine.id());
            } else if (other.get().stale() || orphan.test(other.get().lock())) {
                shell.freeLock(path, other.get().lock().id());
            } else {
                alive.add(refusal(server, other.get()).asException());
            }
        }
        if (!alive.isEmpty()) {
            throw alive.getFirst();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        free();
    }

    private void free() {
        for (NodeShell shell : held.keySet()) {
            try {
                shell.freeLock(path, mine.id());
            } catch (ProblemException e) {
                LOG.info("a lock was left: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        held.clear();
    }
}

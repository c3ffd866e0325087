// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.adapter.store.DeskId;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.node.RunLock;
import dev.hearth.port.RemoteHosts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The runs of this computer's Hearth, as servers know them. */
final class Runs {
    private final Path config;
    private final Set<String> live = ConcurrentHashMap.newKeySet();

    /** @param config folder that holds this Hearth's id */
    Runs(Path config) {
        this.config = config;
    }

    ClusterLock lock(ClusterSpec spec, RemoteHosts hosts) throws ProblemException {
        String desk = DeskId.in(config);
        RunLock mine = new RunLock(UUID.randomUUID().toString(), owner(), desk, ProcessHandle.current().pid(), Instant.now());
        live.add(mine.id());
        return new ClusterLock(spec.servers(), hosts, RunLock.PATH, mine, lock -> orphan(lock, desk));
    }

    /** A lock of this computer whose process is gone, or is this one and knows nothing of it. */
    private boolean orphan(RunLock lock, String desk) {
        if (!lock.desk().equals(desk)) {
            return false;
        }
        return lock.process() == ProcessHandle.current().pid() ? !live.contains(lock.id()) : ProcessHandle.of(lock.process()).isEmpty();
    }

    private static String owner() {
        try {
            return System.getProperty("user.name") + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return System.getProperty("user.name");
        }
    }
}

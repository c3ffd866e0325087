// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunsTest {
    @TempDir Path folder;

    @Test
    void aRunOfThisProcessThatLivesIsNoOrphan() throws Exception {
        ShellHosts hosts = new ShellHosts(folder);
        Runs here = new Runs(folder.resolve("config"));
        try (ClusterLock first = here.lock(spec(), hosts); ClusterLock second = here.lock(spec(), hosts)) {
            first.hold();
            assertEquals(ProblemCode.CLUSTER_BUSY, assertThrows(ProblemException.class, second::hold).problem().code());
        }
    }

    @Test
    void aProcessThatIsGoneLeavesOrphans() throws Exception {
        ShellHosts hosts = new ShellHosts(folder);
        Runs here = new Runs(folder.resolve("config"));
        try (ClusterLock first = here.lock(spec(), hosts); ClusterLock second = here.lock(spec(), hosts)) {
            first.hold();
            Process gone = new ProcessBuilder("true").start();
            gone.waitFor();
            Path lock = hosts.lock("192.168.5.11");
            Files.writeString(lock, Files.readString(lock).replaceAll("process=\\d+", "process=" + gone.pid()));
            second.hold();
        }
    }

    @Test
    void theSameProcessNumberOnAnotherComputerIsNone() throws Exception {
        ShellHosts hosts = new ShellHosts(folder);
        try (ClusterLock first = new Runs(folder.resolve("one")).lock(spec(), hosts); ClusterLock second = new Runs(folder.resolve("two")).lock(spec(), hosts)) {
            first.hold();
            assertEquals(ProblemCode.CLUSTER_BUSY, assertThrows(ProblemException.class, second::hold).problem().code());
        }
    }

    private static ClusterSpec spec() {
        ClusterDraft draft = ClusterDraft.empty().withName("home")
                .withNodes(java.util.List.of(new ClusterDraft.Node("node1", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty())))
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "", "192.168.5.200", "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""));
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec(), () -> ClusterDrafts.check(draft).problems().toString());
    }
}

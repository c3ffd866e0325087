// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.port.NodeStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code hearth upgrade}, as a person types it. */
@Timeout(180)
class UpgradeCommandTest extends TypedCommands {
    @Test
    void nodesGetTheNewPatchOneAfterTheOtherBehindASnapshot() throws Exception {
        List<ClusterDraft.Node> nodes = new ArrayList<>(bench.firstDraft().nodes());
        nodes.add(1, new ClusterDraft.Node("node4", "192.168.5.14", "", "agent", "", ClusterDraft.Ssh.empty()));
        build(nodes, "control-plane");
        String planned = versions().iterator().next();
        all("v1.36.1+k3s1");
        assertEquals(ExitCodes.OK, run("apply", plan), this::all);
        assertTrue(out.toString().contains("Ready: 0 changes"), "an upgrade is its own decision");
        assertEquals(ExitCodes.CHANGES, run("upgrade", plan, "--dry-run"), this::all);
        assertEquals(Set.of("v1.36.1+k3s1"), versions());

        assertEquals(ExitCodes.OK, run("upgrade", plan), this::all);
        assertEquals(Set.of(planned), versions());
        List<String> done = out.toString().lines().filter(line -> line.matches(".* node\\d/upgrade +Done .*")).map(line -> line.replaceAll(".* (node\\d)/upgrade.*", "$1")).toList();
        assertEquals(List.of("node1", "node2", "node3", "node4"), done, this::all);
        assertTrue(out.toString().indexOf("cluster/snapshot") < out.toString().indexOf("node1/upgrade"), this::all);
        assertTrue(bench.operations().snapshots(spec()).all().getFirst().name().startsWith("hearth-before-" + planned.replace('+', '-')), this::all);

        assertEquals(ExitCodes.OK, run("upgrade", plan), this::all);
        assertTrue(out.toString().contains("Ready: 0 changes"), this::all);
        assertEquals(1, bench.operations().snapshots(spec()).all().size());
        assertEquals(ExitCodes.OK, run("status", plan), this::all);
    }

    @Test
    void otherMinorsAndWaysBackAreRefusedAndAServerAwayHoldsAllUp() throws Exception {
        build(3, "control-plane");
        all("v1.35.9+k3s1");
        assertEquals(ExitCodes.FINDINGS, run("upgrade", plan), this::all);
        assertTrue(err.toString().contains("runs k3s v1.35.9+k3s1"), err::toString);
        all("v1.36.99+k3s1");
        assertEquals(ExitCodes.FINDINGS, run("upgrade", plan), this::all);
        assertTrue(err.toString().contains("runs a newer k3s than planned"), err::toString);
        all("v1.36.1+k3s1");
        bench.homelab().power("node3", false);
        assertFalse(run("upgrade", plan) == ExitCodes.OK, this::all);
        assertFalse(out.toString().lines().anyMatch(line -> line.matches(".*/upgrade .*(Upload|Restart) .*")), this::all);
        assertEquals(Set.of("v1.36.1+k3s1"), versions());
    }

    /** Each node runs some version, as if it had been built with it. */
    private void all(String version) throws Exception {
        for (NodeSpec node : spec().nodes()) {
            NodeShell shell = new NodeShell(node.name(), bench.hosts().connect(node.access()));
            shell.write(K3sPaths.BINARY, "0755", Secret.of("k3s " + version + " (amd64)\n"));
            shell.restart(node.role() == Role.SERVER ? K3sPaths.SERVER_UNIT : K3sPaths.AGENT_UNIT);
        }
        bench.homelab().clock().sleep(Duration.ofSeconds(60));
    }

    private Set<String> versions() throws Exception {
        while (bench.network().api(Ipv4.of("192.168.5.200"), Duration.ofSeconds(1)).isEmpty()) {
            bench.homelab().clock().sleep(Duration.ofSeconds(1));
        }
        return api().nodes().stream().map(NodeStatus::kubeletVersion).collect(Collectors.toSet());
    }

    private ClusterSpec spec() throws Exception {
        return bench.check(bench.planFiles().read(Path.of(plan)).draft()).spec();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.secret.Secret;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.port.NodeStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code hearth repair}, as a person types it. */
@Timeout(180)
class RepairCommandTest extends TypedCommands {
    @Test
    void whatDriftedIsToldAndMendedAndThenNothingHasDrifted() throws Exception {
        build(3, "control-plane");
        shell("192.168.5.12").write(K3sPaths.CONFIG, "0600", Secret.of("# hearth-cluster: practice\nnode-name: \"node2\"\n"));
        assertEquals(ExitCodes.CHANGES, run("repair", plan, "--dry-run"), this::all);
        assertEquals(ExitCodes.OK, run("repair", plan), this::all);
        assertTrue(out.toString().contains("Repaired: node2/config (/etc/rancher/k3s/config.yaml differs: "), this::all);
        assertEquals(ExitCodes.OK, run("repair", plan), this::all);
        assertTrue(out.toString().contains("Nothing had drifted."), this::all);
    }

    @Test
    void theOnlyServerRestartsTooAndTheChangeSaysWhatThatMeansAndItsAgentFollows() throws Exception {
        List<ClusterDraft.Node> nodes = new ArrayList<>(bench.firstDraft().nodes().subList(0, 1));
        nodes.add(new ClusterDraft.Node("node4", "192.168.5.14", "", "agent", "", ClusterDraft.Ssh.empty()));
        build(nodes, "control-plane");
        for (String host : List.of("192.168.5.11", "192.168.5.14")) {
            NodeShell shell = shell(host);
            String right = shell.read(K3sPaths.CONFIG).orElseThrow();
            shell.write(K3sPaths.CONFIG, "0600", Secret.of(right.replace("eth0", "eth1")));
            shell.restart(host.endsWith("11") ? K3sPaths.SERVER_UNIT : K3sPaths.AGENT_UNIT);
            bench.homelab().clock().sleep(Duration.ofSeconds(40));
            shell.write(K3sPaths.CONFIG, "0600", Secret.of(right));
        }
        assertEquals(ExitCodes.CHANGES, run("repair", plan, "--dry-run"), this::all);
        assertTrue(out.toString().contains("Restart k3s.service, API silent for some seconds (node1)"), this::all);
        assertTrue(out.toString().contains("Restart k3s-agent.service (node4)"), this::all);
        assertEquals(ExitCodes.OK, run("repair", plan), this::all);
        assertTrue(out.toString().contains("Repaired: node1/reload (runs with another flannel-iface)"), this::all);
        assertTrue(out.toString().contains("Repaired: node4/reload (runs with another flannel-iface)"), this::all);
    }

    @Test
    void aClusterIsNeverBegun() throws Exception {
        ClusterDraft draft = bench.firstDraft();
        bench.planFiles().write(draft.withPlatform(draft.platform().withScope("control-plane")), Path.of(plan));
        assertEquals(ExitCodes.FINDINGS, run("repair", plan, "--accept-new-host-keys"), this::all);
        assertTrue(err.toString().contains("There is no cluster to repair"), err::toString);
        for (String host : List.of("192.168.5.11", "192.168.5.12", "192.168.5.13")) {
            assertEquals("", leftovers(host), "nothing is written on a bare machine");
        }
    }

    @Test
    void aNewMachineTakesTheDeadOnesPlace() throws Exception {
        build(3, "control-plane");
        bench.homelab().power("node2", false);
        bench.homelab().reinstall("node2");
        bench.homelab().power("node2", true);
        until("192.168.5.12");
        assertEquals(ExitCodes.OK, run("repair", plan), this::all);
        assertTrue(out.toString().contains("Repaired: node2/replace (machine without data, Ready="), this::all);
        assertEquals(3, api().nodes().stream().filter(NodeStatus::ready).filter(NodeStatus::etcdVoter).count());
        assertTrue(secret("node2.node-password.k3s"));
        assertEquals(ExitCodes.OK, run("apply", plan), this::all);
        assertTrue(out.toString().contains("Ready: 0 changes"), this::all);
    }

    @Test
    void anAgentsPlaceIsTakenToo() throws Exception {
        List<ClusterDraft.Node> nodes = new ArrayList<>(bench.firstDraft().nodes().subList(0, 1));
        nodes.add(new ClusterDraft.Node("node4", "192.168.5.14", "", "agent", "", ClusterDraft.Ssh.empty()));
        build(nodes, "control-plane");
        bench.homelab().power("node4", false);
        bench.homelab().reinstall("node4");
        bench.homelab().power("node4", true);
        until("192.168.5.14");
        assertEquals(ExitCodes.OK, run("repair", plan), this::all);
        assertTrue(out.toString().contains("Repaired: node4/replace"), this::all);
    }

    @Test
    void aMachineThatIsOnlyOffKeepsItsPlace() throws Exception {
        build(3, "control-plane");
        bench.homelab().power("node2", false);
        bench.homelab().clock().sleep(Duration.ofSeconds(70));
        assertFalse(run("repair", plan) == ExitCodes.OK, this::all);
        assertEquals(List.of("node1", "node2", "node3"), members());
        bench.homelab().power("node2", true);
        until("192.168.5.12");
        assertEquals(ExitCodes.OK, run("repair", plan), this::all);
        assertFalse(out.toString().contains("node2/replace ("), this::all);
    }

    private NodeShell shell(String host) throws Exception {
        NodeSpec node = bench.check(bench.planFiles().read(Path.of(plan)).draft()).spec().nodes().stream().filter(each -> each.access().host().equals(host)).findFirst().orElseThrow();
        return new NodeShell(node.name(), bench.hosts().connect(node.access()));
    }
}

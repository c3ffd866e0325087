// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done to a cluster that stands, as a person types it, on the practice homelab: the real steps. */
@Timeout(180)
class AftercareCommandTest extends TypedCommands {
    @Test
    void aServerLeavesWithEverythingThatWasItsOwnAndTheSecondRunKnowsItNoMore() throws Exception {
        build(3, "control-plane");
        Files.writeString(Path.of(plan), "# the rack in the cellar\n" + Files.readString(Path.of(plan)) + "accepted: [node2/os.virt, node3/os.virt]\n");
        bench.clusters().save(bench.planFiles().read(Path.of(plan)).draft());

        assertEquals(ExitCodes.FINDINGS, run("remove-node", plan, "node3", "--confirm", "node3"), err::toString);
        assertTrue(err.toString().contains("bears fewer failures"), err::toString);
        assertEquals(3, members().size());

        assertEquals(ExitCodes.OK, run("remove-node", plan, "node3", "--confirm", "node3", "--accept-quorum"), this::all);
        assertEquals(List.of("node1", "node2"), members());
        assertEquals("", leftovers("192.168.5.13"));
        assertFalse(secret("node3.node-password.k3s"), "the next machine of that name would be refused");
        assertTrue(secret("node2.node-password.k3s"));
        String written = Files.readString(Path.of(plan));
        assertFalse(written.contains("node3"), written);
        assertTrue(written.contains("# the rack in the cellar"), written);
        assertEquals(java.util.Set.of("node2/os.virt"), bench.planFiles().read(Path.of(plan)).draft().accepted());
        assertEquals(java.util.Set.of("node2/os.virt"), bench.clusters().load("practice").accepted());

        assertEquals(ExitCodes.OK, run("status", plan), this::all);
        assertEquals(ExitCodes.FINDINGS, run("remove-node", plan, "node3", "--confirm", "node3", "--accept-quorum"), this::all);
        assertTrue(err.toString().contains("no node of this name"), err::toString);
    }

    @Test
    void theFirstServerAndHolderOfTheAddressLeavesAndTheOthersStaySound() throws Exception {
        build(3, "control-plane");
        assertEquals("node1", holder());
        assertEquals(ExitCodes.OK, run("remove-node", plan, "node1", "--confirm", "node1", "--accept-quorum"), this::all);
        assertEquals(List.of("node2", "node3"), members());
        assertFalse(holder().equals("node1"));
        assertEquals("", leftovers("192.168.5.11"));
        assertEquals(ExitCodes.OK, run("apply", plan), this::all);
        assertTrue(out.toString().contains("Ready: 0 changes"), this::all);
    }

    @Test
    void oneOfTwoServersStaysAMemberUntilItsNodeIsGone() throws Exception {
        build(2, "control-plane");
        assertEquals(ExitCodes.OK, run("remove-node", plan, "node1", "--confirm", "node1", "--accept-quorum"), this::all);
        assertEquals(List.of("node2"), members());
        assertEquals("", leftovers("192.168.5.11"));
        assertEquals(ExitCodes.FINDINGS, run("remove-node", plan, "node2", "--confirm", "node2", "--accept-quorum"), this::all);
        assertTrue(err.toString().contains("last server"), err::toString);
        assertEquals(List.of("node2"), members());
    }

    @Test
    void aDeadServerLeavesAndOneMoreMayNot() throws Exception {
        build(3, "control-plane");
        bench.homelab().power("node2", false);
        assertEquals(ExitCodes.FINDINGS, run("remove-node", plan, "node3", "--confirm", "node3", "--accept-quorum"), this::all);
        assertTrue(err.toString().contains("The cluster would stop without node3"), err::toString);
        assertEquals(3, members().size());
        assertEquals(ExitCodes.OK, run("remove-node", plan, "node2", "--confirm", "node2"), this::all);
        assertEquals(List.of("node1", "node3"), members());
        assertTrue(out.toString().contains("not reachable"), this::all);
    }

    @Test
    void nothingIsChangedWithoutTheRightWord() throws Exception {
        build(3, "control-plane");
        for (String[] words : List.of(new String[] {"remove-node", plan, "node3"}, new String[] {"remove-node", plan, "node3", "--confirm", "node2"},
                new String[] {"remove-node", plan, "node9", "--confirm", "node9"}, new String[] {"uninstall", plan}, new String[] {"uninstall", plan, "--confirm", "node1"})) {
            assertEquals(ExitCodes.FINDINGS, run(words), this::all);
        }
        assertEquals(ExitCodes.CHANGES, run("remove-node", plan, "node3", "--dry-run", "--accept-quorum"), this::all);
        assertEquals(ExitCodes.CHANGES, run("uninstall", plan, "--dry-run"), this::all);
        assertTrue(out.toString().contains("Remove interface flannel.1 (node3)"), this::all);
        assertEquals(ExitCodes.OK, run("status", plan), this::all);
    }

    @Test
    void allNodesAreLeftAsTheyWereAndTheOneThatWasOffIsCleanedLater() throws Exception {
        build(3, "control-plane");
        bench.clusters().save(bench.firstDraft());
        bench.clusters().built("practice", java.time.Instant.EPOCH);
        Path own = bench.kubeconfigs().defaultFile();
        Secret kubeconfig = bench.kubeconfigs().load(bench.kubeconfig("practice"));
        bench.kubeconfigs().merge(own, "practice", kubeconfig);
        bench.homelab().power("node2", false);
        assertEquals(ExitCodes.FAILED, run("uninstall", plan, "--confirm", "practice"), this::all);
        assertTrue(err.toString().contains("192.168.5.12"), err::toString);
        assertEquals("", leftovers("192.168.5.11"));
        assertEquals("", leftovers("192.168.5.13"));
        assertTrue(bench.clusters().list().getFirst().builtAt().isPresent(), "a node has it still");
        bench.homelab().power("node2", true);
        until("192.168.5.12");
        assertEquals(ExitCodes.OK, run("uninstall", plan, "--confirm", "practice"), this::all);
        assertTrue(bench.clusters().list().getFirst().builtAt().isEmpty(), "the welcome page would call it built");
        assertTrue(out.toString().contains("kubectl config delete-context practice"), this::all);
        assertTrue(bench.kubeconfigs().contains(own, "practice", kubeconfig), "it is not Hearth's file");
        assertEquals(dev.hearth.domain.problem.ProblemCode.KUBECONFIG_UNREADABLE, org.junit.jupiter.api.Assertions.assertThrows(
                dev.hearth.domain.problem.ProblemException.class, () -> bench.kubeconfigs().load(bench.kubeconfig("practice"))).problem().code());
        assertEquals("", leftovers("192.168.5.12"));
        assertEquals(ExitCodes.OK, run("uninstall", plan, "--confirm", "practice"), this::all);
        assertTrue(out.toString().contains("Ready: 0 changes"), this::all);
        build(3, "control-plane");
    }

    @Test
    void theAddressMovesAndTheSilenceIsMeasured() throws Exception {
        build(3, "control-plane");
        String before = holder();
        assertEquals(ExitCodes.OK, run("drill", plan), this::all);
        Matcher measured = Pattern.compile(before + " -> (node\\d), API silent (\\d+\\.\\d) s").matcher(out.toString());
        assertTrue(measured.find(), this::all);
        assertEquals(holder(), measured.group(1));
        assertTrue(Double.parseDouble(measured.group(2)) < 30, measured.group());
        assertEquals(ExitCodes.OK, run("status", plan), this::all);
    }

    @Test
    void aClusterIsHealthyDegradedOrBrokenByWhoIsAway() throws Exception {
        build(3, "platform");
        assertEquals(ExitCodes.OK, run("status", plan), this::all);
        assertTrue(out.toString().contains("3 of 3 servers vote, 1 more may fail."), this::all);
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("Traefik +(\\d+) of \\1 steps as planned, 1 of 1 workloads ready")), this::all);
        bench.homelab().power("node3", false);
        assertEquals(ExitCodes.DEGRADED, run("status", plan), this::all);
        assertTrue(out.toString().contains("2 of 3 servers vote, 0 more may fail."), this::all);
        assertTrue(out.toString().lines().anyMatch(line -> line.matches(".*node3/join-server +unreachable +node3/connect")), this::all);
        assertEquals("", err.toString(), "a node that is off is no error");
        bench.homelab().power("node2", false);
        assertEquals(ExitCodes.BROKEN, run("status", plan), this::all);
        assertTrue(out.toString().contains("0 of 3 servers answer, 2 are needed"), this::all);
    }

    @Test
    void whatDriftedIsDegradedWhileTheApiAnswers() throws Exception {
        build(3, "control-plane");
        drift();
        assertEquals(ExitCodes.DEGRADED, run("status", plan), this::all);
        assertTrue(out.toString().contains("3 of 3 servers vote, 1 more may fail."), this::all);
    }

    @Test
    void oneServerHasNothingToDrill() throws Exception {
        build(1, "control-plane");
        assertEquals(ExitCodes.FINDINGS, run("drill", plan), this::all);
    }

    @Test
    void aKitIsComparedWithTheClusterThatItIsFor() throws Exception {
        build(3, "platform");
        Path kit = Path.of(bench.check(bench.planFiles().read(Path.of(plan)).draft()).spec().platform().recovery().file());
        Secret passphrase = bench.secrets().find(SecretRef.recoveryPassphrase()).orElseThrow();
        assertEquals(ExitCodes.OK, run("kit", "check", kit.toString(), plan), this::all);
        assertTrue(out.toString().contains("1/1 sealing keys open a test value"), this::all);

        Map<String, Secret> files = bench.kits().read(kit, passphrase).orElseThrow();
        Map<String, Secret> older = new java.util.TreeMap<>(files);
        older.remove("sealing-keys.yaml");
        bench.kits().write(folder.resolve("older.age"), passphrase, older);
        assertEquals(ExitCodes.CHANGES, run("kit", "check", folder.resolve("older.age").toString(), plan), this::all);
        assertTrue(err.toString().contains("sealing keys 0/1"), err::toString);

        Map<String, Secret> others = new java.util.TreeMap<>(files);
        others.put("server-token", Secret.of("K10" + "ab".repeat(32) + "::server:x"));
        bench.kits().write(folder.resolve("others.age"), passphrase, others);
        assertEquals(ExitCodes.FAILED, run("kit", "check", folder.resolve("others.age").toString(), plan), this::all);
        assertTrue(err.toString().contains("belongs to another cluster"), err::toString);

        bench.kits().write(folder.resolve("locked.age"), Secret.of("another"), files);
        assertEquals(ExitCodes.FAILED, run("kit", "check", folder.resolve("locked.age").toString(), plan), this::all);
        assertTrue(err.toString().contains("passphrase does not open"), err::toString);
        assertEquals(ExitCodes.FAILED, run("kit", "check", folder.resolve("none.age").toString(), plan), this::all);
    }

    @Test
    void aNodeIsAddedToPlanAndClusterAndTheOthersDoNotChange() throws Exception {
        build(3, "control-plane");
        assertEquals(ExitCodes.FAILED, run("add-node", plan, "--name", "node4", "--host", "192.168.5.14"), this::all);
        assertTrue(err.toString().contains("--accept-new-host-keys") && !err.toString().contains("Press"), this::all);
        assertEquals(ExitCodes.OK, run("add-node", plan, "--name", "node4", "--host", "192.168.5.14", "--accept-new-host-keys"), this::all);
        assertTrue(out.toString().contains("0 changes on node1, node2, node3."), this::all);
        assertEquals(List.of("node1", "node2", "node3", "node4"), members());
        assertEquals(4, bench.planFiles().read(Path.of(plan)).draft().nodes().size());
        assertEquals(ExitCodes.OK, run("add-node", plan, "--name", "node4", "--host", "192.168.5.14"), this::all);
        assertTrue(out.toString().contains("Ready: 0 changes"), this::all);
    }

    @Test
    void aNodeThatThePlanCannotHaveIsNotWritten() throws Exception {
        build(1, "control-plane");
        String before = Files.readString(Path.of(plan));
        assertEquals(ExitCodes.FAILED, run("add-node", plan, "--name", "node1", "--host", "192.168.5.14"), this::all);
        assertEquals(ExitCodes.FAILED, run("add-node", plan, "--name", "node2", "--host", "192.168.5.11"), this::all);
        assertEquals(ExitCodes.FAILED, run("add-node", plan, "--name", "node2", "--host", "192.168.5.12", "--role", "queen"), this::all);
        assertEquals(before, Files.readString(Path.of(plan)));
    }

    @Test
    void aMemberThatThePlanDoesNotKnowIsNotAddedUnderAnotherName() throws Exception {
        build(3, "control-plane");
        String before = Files.readString(Path.of(plan));
        assertEquals(ExitCodes.OK, run("add-node", plan, "--name", "node4", "--host", "192.168.5.14", "--accept-new-host-keys"), this::all);
        Files.writeString(Path.of(plan), before);
        assertEquals(ExitCodes.FINDINGS, run("add-node", plan, "--name", "node5", "--host", "192.168.5.14"), this::all);
        assertTrue(err.toString().contains("In the cluster: node4 192.168.5.14"), this::all);
        assertEquals(List.of("node1", "node2", "node3", "node4"), members());
        assertFalse(all().contains("changes on node1"), "it is not even looked further");
    }

    @Test
    void whatDriftedIsNotMendedByTheWay() throws Exception {
        build(3, "control-plane");
        drift();
        assertEquals(ExitCodes.FINDINGS, run("add-node", plan, "--name", "node4", "--host", "192.168.5.14", "--accept-new-host-keys"), this::all);
        assertEquals(List.of("node1", "node2", "node3"), members());
    }

    private void drift() throws Exception {
        var access = bench.check(bench.firstDraft()).spec().nodes().getFirst().access();
        bench.hosts().connect(access).run(dev.hearth.node.NodeCommands.writeFile("/etc/rancher/k3s/config.yaml", "0600", Secret.of("# hearth-cluster: practice\nnode-name: \"node1\"\n")));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.port.PlanFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileNodesTest {
    @TempDir
    Path folder;

    private final PlanFiles files = new YamlPlanFiles();

    @Test
    void nodesComeAndGoAndEverythingElseStays() throws Exception {
        Path plan = write("""
                # at home
                schema: 1
                name: home  # ours
                ssh: {user: ann, key: keys/id}
                nodes:
                  # in the cellar
                  - {name: node1, host: 192.168.5.11}  # the old one
                  - name: node2
                    host: 192.168.5.12
                    ssh: {port: 2222}
                # the end
                accepted: [node1/res.mem, node1/os.virt, node10/os.virt, cluster/node1]
                mend: [node1/old.vip, node2/old.vip]  # by itself
                """);
        ClusterDraft before = files.read(plan).draft();
        List<ClusterDraft.Node> nodes = new ArrayList<>(before.nodes().subList(1, 2));
        nodes.add(new ClusterDraft.Node("node3", "192.168.5.13", "", "agent", "", new ClusterDraft.Ssh("bob", "", "", folder + "/keys/bob", "", "")));

        assertTrue(files.writeNodes(plan, nodes));
        assertEquals(before.withNodes(nodes).withDecisions(new Decisions(Set.of("node10/os.virt", "cluster/node1"), Set.of("node2/old.vip"))), files.read(plan).draft());
        String text = Files.readString(plan);
        for (String kept : List.of("# at home", "# ours", "# the end", "# by itself", "key: keys/id", "key: keys/bob")) {
            assertTrue(text.contains(kept), () -> kept + " in\n" + text);
        }
        assertEquals(-1, text.indexOf("192.168.5.11"), text);
    }

    @Test
    void aListInOneLineStaysOne() throws Exception {
        Path plan = write("name: home # mine\nnodes: [{name: node1, host: 192.168.5.11}]\n");
        List<ClusterDraft.Node> nodes = new ArrayList<>(files.read(plan).draft().nodes());
        nodes.add(new ClusterDraft.Node("node2", "192.168.5.12", "", "", "", ClusterDraft.Ssh.empty()));
        assertTrue(files.writeNodes(plan, nodes));
        assertEquals(nodes, files.read(plan).draft().nodes());
        assertTrue(Files.readString(plan).contains("# mine"));
    }

    @Test
    void aPlanWithoutAListOfNodesGetsOne() throws Exception {
        Path plan = write("name: home\n");
        List<ClusterDraft.Node> nodes = List.of(new ClusterDraft.Node("node1", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty()));
        assertEquals(false, files.writeNodes(plan, nodes));
        assertEquals(nodes, files.read(plan).draft().nodes());
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("home.yaml"), text);
    }
}

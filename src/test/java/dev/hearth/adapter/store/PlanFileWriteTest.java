// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.PlanFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileWriteTest {
    @TempDir
    Path folder;

    private final PlanFiles files = new YamlPlanFiles();

    @Test
    void writesAsAPersonWould() throws Exception {
        ClusterDraft draft = ClusterDraft.empty()
                .withName("home")
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "", "192.168.5.1, 9.9.9.9", "", "192.168.5.200", "", "", ""))
                .withNodes(List.of(
                        new ClusterDraft.Node("node1", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty()),
                        new ClusterDraft.Node("node2", "192.168.5.12", "", "", "", new ClusterDraft.Ssh("", "2222", "", folder + "/keys/id", "", ""))))
                .withAdvanced(new ClusterDraft.Advanced("", "", "keep", new TreeMap<>(java.util.Map.of("ghcr.io", List.of("http://192.168.5.1:5000"))), ClusterDraft.Acme.empty()))
                .withAccepted(Set.of("node1/res.mem"));

        files.write(draft, plan());

        List<String> lines = Files.readAllLines(plan());
        assertTrue(lines.getFirst().startsWith("# "));
        assertEquals("""
                schema: 1
                name: home
                network:
                  subnet: 192.168.5.0/24
                  dns: [192.168.5.1, 9.9.9.9]
                  vip: 192.168.5.200
                nodes:
                  - name: node1
                    host: 192.168.5.11
                  - name: node2
                    host: 192.168.5.12
                    ssh:
                      port: 2222
                      key: keys/id
                advanced:
                  order: keep
                  registries:
                    ghcr.io: ['http://192.168.5.1:5000']
                accepted: [node1/res.mem]
                """, String.join("\n", lines.subList(1, lines.size())) + "\n");
    }

    @Test
    void readsBackWhateverWasTyped() throws Exception {
        RandomDrafts drafts = new RandomDrafts(20261122);
        for (int i = 0; i < 500; i++) {
            ClusterDraft draft = drafts.next();
            PlanFiles.Read read = PlanReader.read(YamlTree.parse(PlanWriter.write(draft)));
            assertEquals(draft, read.draft(), "draft " + i);
            assertEquals(List.of(), read.problems(), "draft " + i);
        }
    }

    @Test
    void readsBackFilesWithPathsMadeAbsoluteOnce() throws Exception {
        RandomDrafts drafts = new RandomDrafts(7);
        for (int i = 0; i < 40; i++) {
            ClusterDraft absolute = new PlanPaths(plan()).resolve(drafts.next());
            files.write(absolute, plan());
            assertEquals(absolute, files.read(plan()).draft(), "draft " + i);
        }
    }

    @Test
    void aNewPlanIsTheOwnersAndAnOldOneKeepsWhoMayReadIt() throws Exception {
        files.write(ClusterDraft.empty(), plan());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(plan())));

        Files.setPosixFilePermissions(plan(), PosixFilePermissions.fromString("rw-r--r--"));
        files.write(ClusterDraft.empty().withName("home"), plan());
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(plan())));
        assertEquals(List.of(plan()), Files.list(folder).toList());
    }

    @Test
    void saysWhenItCannotWrite() throws Exception {
        Path blocked = Files.createFile(folder.resolve("file")).resolve("plan.yaml");
        ProblemException thrown = assertThrows(ProblemException.class, () -> files.write(ClusterDraft.empty(), blocked));
        assertEquals(ProblemCode.STORE_UNWRITABLE, thrown.problem().code());
        assertEquals(blocked.toString(), thrown.problem().args().get("path"));
    }

    private Path plan() {
        return folder.resolve("plan.yaml");
    }
}

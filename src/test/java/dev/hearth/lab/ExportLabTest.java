// SPDX-License-Identifier: Apache-2.0
package dev.hearth.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A plan that was exported builds, on real machines and without Hearth, what Hearth would have built. */
@Tag("lab")
@ExtendWith(KeepNodeLogs.class)
class ExportLabTest {
    private static final String SUDO = "correct-horse\n";

    @Test
    void nothingIsLeftForHearthToChangeAfterTheScript(@TempDir Path folder) throws Exception {
        Lab.fresh(3);
        HearthAtDesk hearth = new HearthAtDesk(folder);
        hearth.plan(3, "releases: " + Lab.STATE.resolve("mirror/releases-upstream.yaml"));
        // Looking pins the host keys, and the script comes with them.
        assertEquals(2, hearth.run("plan").exitCode());
        Path script = folder.resolve("home.sh");
        assertEquals(0, hearth.run("export", "--to", script.toString()).exitCode());
        HearthAtDesk.Ended refused = hearth.script(script, "wrong\n");
        assertEquals(1, refused.exitCode(), refused.output());
        HearthAtDesk.Ended built = hearth.script(script, SUDO);
        assertEquals(0, built.exitCode(), built.output());
        System.out.printf("lab: three servers by the exported script %.1f s%n", built.seconds());
        HearthAtDesk.Ended ended = hearth.run("apply");
        assertEquals(0, ended.exitCode(), ended.output());
        assertTrue(ended.acted().stream().allMatch(line -> line.contains("\"step\":\"desktop/download-")), ended.output());
        HearthAtDesk.Ended again = hearth.script(script, SUDO);
        assertEquals(0, again.exitCode(), again.output());
        assertEquals(List.of(), hearth.run("apply").acted(), Files.readString(script));
    }
}

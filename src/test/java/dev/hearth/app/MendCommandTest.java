// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.practice.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Hearth offers to put right, as a person at the terminal reads it and takes it up. */
@Timeout(120)
class MendCommandTest extends TypedCommands {
    @Test
    void applySaysWhatHearthCanDoAndDoesItWhenThePlanSaysSo() throws Exception {
        ClusterDraft draft = bench.firstDraft();
        bench.planFiles().write(draft.withPlatform(draft.platform().withScope("control-plane")), Path.of(plan));
        bench.homelab().set(Fault.FIREWALL_8472, true);
        assertEquals(ExitCodes.FINDINGS, run("apply", plan, "--accept-new-host-keys"), this::all);
        assertTrue(all().contains("add \"node2/net.fw\" to \"mend\" in the plan file"), this::all);
        assertTrue(all().contains("\n    ufw prepend allow from 192.168.5.11 to any port 8472 proto udp"), this::all);

        Files.writeString(Path.of(plan), "mend: [node2/net.fw]\n", StandardOpenOption.APPEND);
        assertEquals(ExitCodes.CHANGES, run("plan", plan), this::all);
        assertTrue(out.toString().contains("Change ufw prepend allow from 192.168.5.13 to any port 8472 proto udp (node2)"), this::all);
        assertEquals(ExitCodes.OK, run("apply", plan), this::all);
        assertEquals(ExitCodes.OK, run("plan", plan), this::all);
    }
}

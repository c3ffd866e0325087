// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.PlanFiles;
import dev.hearth.ui.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A node as it is given on the command line; what is left out is as in a plan file. */
final class NewNode {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "its name in Kubernetes")
    String name = "";

    @Option(names = "--host", required = true, paramLabel = "HOST", description = "its name or address for SSH")
    String host = "";

    @Option(names = "--address", paramLabel = "ADDRESS", description = "its address on the LAN, when the host is a name")
    String address = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "server or agent")
    String role = "";

    /** Where it is another way than the plan's. */
    @Mixin
    SshOptions login = new SshOptions();

    String name() {
        return name;
    }

    /**
     * Writes it into the plan file when the plan is sound with it; a node that stands there just so stays. Every problem is told.
     *
     * @return whether it is in the plan now
     */
    boolean write(Workbench bench, Terminal terminal, Path file) throws ProblemException {
        PlanFiles.Read read = bench.planFiles().read(file);
        ClusterDraft.Node node = new ClusterDraft.Node(name, host, address, role, "", login.ssh());
        if (read.draft().nodes().contains(node)) {
            return true;
        }
        List<ClusterDraft.Node> nodes = new ArrayList<>(read.draft().nodes());
        nodes.add(node);
        Checked checked = bench.check(read.draft().withNodes(nodes));
        read.problems().forEach(terminal::problem);
        if (checked.spec() == null || read.problems().stream().anyMatch(Problem::blocks)) {
            checked.problems().forEach(terminal::problem);
            return false;
        }
        boolean whole = bench.planFiles().writeNodes(file, nodes);
        terminal.say(whole ? "cli.add.written" : "cli.add.rewritten", Map.of("node", name, "file", file.toString()));
        return true;
    }
}

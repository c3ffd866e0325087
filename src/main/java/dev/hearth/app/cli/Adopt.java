// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.adapter.store.SecretsFile;
import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.ui.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a plan file of a cluster that other hands made. */
final class Adopt {
    @Parameters(index = "0", paramLabel = "FILE", description = "the plan file to write; it must not be there yet")
    @Nullable Path file;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "what to call the cluster")
    String name = "";

    @ArgGroup(multiplicity = "1")
    Door door = new Door();

    /** By which the cluster is looked at. */
    static final class Door {
        @Option(names = "--host", required = true, paramLabel = "HOST", description = "address of one of its servers")
        @Nullable String host;

        @Option(names = "--kubeconfig", required = true, paramLabel = "FILE", description = "names its servers; the first that is ready is asked over SSH. A program that it names is never run.")
        @Nullable Path kubeconfig;

        String host(Workbench bench) throws ProblemException, InterruptedException {
            return host != null ? host : bench.operations().servers(Objects.requireNonNull(kubeconfig)).getFirst().host();
        }
    }

    @Mixin
    SshOptions login = new SshOptions();

    @Option(names = "--secrets", paramLabel = "FILE", description = PlanInput.SECRETS)
    @Nullable Path secrets;

    /** @return {@link ExitCodes#CHANGES} when the plan lacks something that a person must write into it */
    int on(Workbench bench, HostKeys keys, Terminal terminal) throws ProblemException, InterruptedException {
        Path target = Objects.requireNonNull(file);
        if (Files.exists(target)) {
            throw Problem.blocking(ProblemCode.FILE_EXISTS, Map.of("path", target.toString())).asException();
        }
        ClusterDraft start = ClusterDraft.empty().withName(name).withSsh(login.ssh())
                .withNodes(List.of(new ClusterDraft.Node("server", door.host(bench), "", "", "", ClusterDraft.Ssh.empty())));
        NodeSpec server = ClusterDrafts.door(start);
        if (secrets != null) {
            GivenSecrets.fill(bench.secrets(), List.of(server), SecretsFile.read(secrets));
        }
        GivenSecrets.askMissing(bench.secrets(), List.of(server), System.console());
        if (!keys.trust(server)) {
            return ExitCodes.FAILED;
        }
        Adoption found = bench.operations().adopt(start);
        bench.planFiles().write(found.draft(), target);
        terminal.say("cli.adopt.written", Map.of("file", target.toString(), "nodes", String.join(", ", found.draft().nodes().stream().map(ClusterDraft.Node::name).toList())));
        terminal.say("cli.adopt.stays", Map.of());
        found.stays().forEach(fact -> terminal.line("  " + fact));
        found.open().forEach(terminal::problem);
        Checked checked = bench.check(found.draft());
        checked.problems().forEach(terminal::problem);
        return checked.spec() == null ? ExitCodes.CHANGES : ExitCodes.OK;
    }
}

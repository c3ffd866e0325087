// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.adapter.store.SecretsFile;
import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.PlanFiles;
import dev.hearth.ui.Workbench;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command on a plan file takes. */
final class PlanInput {
    static final String SECRETS = "a file of passwords that only you can read (docs/plan-file.md)";

    @Parameters(index = "0", paramLabel = "FILE", description = "the plan file")
    @Nullable Path file;

    @Option(names = "--secrets", paramLabel = "FILE", description = SECRETS)
    @Nullable Path secrets;

    @Option(names = "--json", description = "events as JSON lines")
    boolean json;

    Path file() {
        return Objects.requireNonNull(file);
    }

    /**
     * Reads and checks the plan, tells every problem, and fills the secrets. Empty when the plan cannot be used.
     *
     * @param keep whether it becomes the cluster's plan, which the window shows and the recovery kit holds
     * @param kit whether the recovery kit's passphrase is needed
     */
    Optional<ClusterSpec> read(Workbench bench, Terminal terminal, boolean keep, boolean kit) throws ProblemException {
        PlanFiles.Read read = bench.planFiles().read(file());
        Optional<ClusterSpec> sound = sound(read, bench, terminal);
        if (sound.isEmpty()) {
            return sound;
        }
        ClusterSpec spec = sound.get();
        if (secrets != null) {
            GivenSecrets.fill(bench.secrets(), spec.nodes(), SecretsFile.read(secrets));
        }
        GivenSecrets.askMissing(bench.secrets(), spec.nodes(), System.console());
        PlatformSpec platform = spec.platform();
        if (platform != null && kit) {
            platform.recovery().open().ifPresent(terminal::problem);
            boolean chosenNow = !bench.kits().exists(Path.of(platform.recovery().file()));
            GivenSecrets.askPassphrases(bench.secrets(), platform.recovery(), chosenNow, System.console());
        }
        if (keep) {
            bench.clusters().save(read.draft());
        }
        return sound;
    }

    /** Tells every problem. Empty when the plan cannot be used. */
    static Optional<ClusterSpec> sound(PlanFiles.Read read, Workbench bench, Terminal terminal) {
        read.problems().forEach(terminal::problem);
        Checked checked = bench.check(read.draft());
        checked.problems().forEach(terminal::problem);
        return Optional.ofNullable(checked.spec()).filter(spec -> read.problems().stream().noneMatch(Problem::blocks));
    }
}

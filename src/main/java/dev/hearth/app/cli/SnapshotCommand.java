// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code hearth snapshot}: copies of etcd's content. */
@Command(name = "snapshot", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Lists, takes and restores snapshots of etcd.")
final class SnapshotCommand {
    @ParentCommand @Nullable HearthCommand hearth;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The snapshots on all servers, the newest first. Exit code 1: a server could not be looked at.")
    int list(@Mixin PlanInput input) {
        return hearth().onSnapshots(input, after -> run -> after.snapshots(input.json));
    }

    @Command(name = "take", mixinStandardHelpOptions = true, description = "Takes a snapshot on a server that runs.")
    int take(@Mixin PlanInput input, @Mixin Succession succession) {
        return hearth().onSnapshots(input, after -> succession.then(run -> after.takeSnapshot()));
    }

    @Command(name = "restore", mixinStandardHelpOptions = true,
            description = "Brings the whole cluster back to a snapshot. What came after it is lost. Cut short, the same command goes on.")
    int restore(
            @Mixin PlanInput input, @Mixin Succession succession, @Parameters(index = "1", paramLabel = "NAME", description = "as list shows it") String name,
            @Option(names = "--confirm", paramLabel = "CLUSTER", description = "the cluster's name") @Nullable String confirm,
            @Option(names = HearthCommand.DRY_RUN, description = HearthCommand.DRY_RUN_HELP) boolean dryRun) {
        return hearth().onSnapshots(input, after -> succession.then(run -> after.restore(name, new Aftercare.Consent(confirm, dryRun))));
    }

    private HearthCommand hearth() {
        return Objects.requireNonNull(hearth);
    }
}

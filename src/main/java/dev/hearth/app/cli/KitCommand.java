// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Parameters;

/** {@code hearth kit}: what can be asked of a recovery kit. */
@Command(name = "kit", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Asks something of a recovery kit.")
final class KitCommand {
    @ParentCommand @Nullable HearthCommand hearth;

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Whether a kit would bring the cluster back. Exit code 0: yes, 1: no, 2: not all of it.")
    int check(
            @Parameters(index = "0", paramLabel = "KIT", description = "the kit, wherever its copy is") Path kit,
            @Parameters(index = "1", paramLabel = "FILE", description = "the plan file") Path plan,
            @Option(names = "--secrets", paramLabel = "FILE", description = PlanInput.SECRETS) @Nullable Path secrets,
            @Option(names = "--json", description = "events as JSON lines") boolean json) {
        PlanInput input = new PlanInput();
        input.file = plan;
        input.secrets = secrets;
        input.json = json;
        return Objects.requireNonNull(hearth).checkKit(input, kit);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.UserFile;
import dev.hearth.ui.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a plan as a shell script. Asks no machine, and needs no secret. */
final class Export {
    @Parameters(index = "0", paramLabel = "FILE", description = "the plan file")
    @Nullable Path plan;

    @Option(names = "--to", paramLabel = "SCRIPT", description = "the script to write; it must not be there yet. Without it the script is printed")
    @Nullable Path to;

    int on(Workbench bench, Terminal terminal) throws ProblemException, InterruptedException {
        if (to != null && Files.exists(to)) {
            throw Problem.blocking(ProblemCode.FILE_EXISTS, Map.of("path", to.toString())).asException();
        }
        Optional<ClusterSpec> spec = PlanInput.sound(bench.planFiles().read(Objects.requireNonNull(plan)), bench, terminal);
        if (spec.isEmpty()) {
            return ExitCodes.FAILED;
        }
        String script = bench.operations().script(spec.get());
        if (to == null) {
            terminal.line(script.stripTrailing());
        } else {
            UserFile.program(to, script);
            terminal.say("cli.export.written", Map.of("file", to.toString()));
        }
        return ExitCodes.OK;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import picocli.CommandLine.Option;

/** What every command that changes something takes. */
final class Succession {
    @Option(names = "--take-over", description = "go on where another Hearth was that has not been heard of for a minute")
    boolean takeOver;

    HearthCommand.Work then(HearthCommand.Work work) {
        return run -> {
            if (takeOver) {
                run.bench().takeOver(run.spec());
            }
            return work.on(run);
        };
    }
}

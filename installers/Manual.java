// SPDX-License-Identifier: Apache-2.0
import dev.hearth.app.cli.HearthCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the man page and bash's completion from the commands themselves: {@code java -cp 'jars/*' Manual.java FOLDER VERSION}. */
final class Manual {
    private Manual() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        CommandLine commands = new CommandLine(new HearthCommand(() -> { throw new IllegalStateException(); }, () -> { throw new IllegalStateException(); }, opening -> 0));
        commands.getCommandSpec().name("hearth");
        Files.writeString(folder.resolve("hearth.bash"), AutoComplete.bash("hearth", commands).replaceFirst("^#!.*\n", ""));
        StringBuilder page = new StringBuilder(".TH HEARTH 1 \"\" \"Hearth " + arguments[1] + "\" \"User Commands\"\n.SH NAME\nhearth \\- turns a few Linux machines at home into a k3s HA cluster\n.SH SYNOPSIS\n");
        page.append(".B hearth\n[\\fIFILE\\fR]\n.br\n.B hearth\n\\fICOMMAND\\fR ...\n.SH DESCRIPTION\n").append(text(commands.getCommandSpec().usageMessage().description())).append('\n');
        page.append(".SH OPTIONS\n");
        arguments(commands.getCommandSpec(), page);
        page.append(".SH COMMANDS\n");
        commands(commands.getCommandSpec(), page);
        page.append("""
                .SH EXIT STATUS
                .TP
                0
                done, or nothing to do
                .TP
                1
                failed; the problem was printed. status: degraded
                .TP
                2
                there are changes (plan, \\-\\-dry\\-run); the kit is stale (kit check); broken (status)
                .TP
                3
                refused, or the checks found something to decide; nothing was changed on any node
                .TP
                64
                the command was not understood
                .TP
                130
                stopped
                .SH FILES
                .TP
                \\fI~/.local/share/hearth\\fR
                clusters, drafts, journals, kubeconfigs
                .TP
                \\fI~/.config/hearth\\fR
                pinned host keys
                .TP
                \\fI~/.cache/hearth\\fR
                downloads
                .SH SEE ALSO
                .BR ssh (1),
                .BR age (1)
                """);
        Files.writeString(folder.resolve("hearth.1"), page);
    }

    private static void commands(CommandSpec spec, StringBuilder page) {
        for (CommandLine sub : spec.subcommands().values()) {
            CommandSpec command = sub.getCommandSpec();
            page.append(".SS ").append(text(command.qualifiedName(" ")));
            command.positionalParameters().forEach(each -> page.append(" ").append(text(each.paramLabel())));
            page.append("\n").append(text(command.usageMessage().description())).append("\n");
            arguments(command, page);
            commands(command, page);
        }
    }

    private static void arguments(CommandSpec spec, StringBuilder page) {
        spec.positionalParameters().forEach(each -> entry(each.paramLabel(), each, page));
        for (OptionSpec option : spec.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                entry(String.join(", ", List.of(option.names())) + (option.arity().max() > 0 ? " " + option.paramLabel() : ""), option, page);
            }
        }
    }

    private static void entry(String name, ArgSpec argument, StringBuilder page) {
        page.append(".TP\n\\fB").append(text(name)).append("\\fR\n").append(text(argument.description())).append("\n");
    }

    /** A dot or an apostrophe at the start of a line is a request of roff's, a backslash begins one. */
    private static String text(String... lines) {
        return String.join(" ", lines).replace("\\", "\\\\").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}

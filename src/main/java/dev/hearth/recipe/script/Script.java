// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.Artifacts;
import dev.hearth.port.Manifest;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.ShellWords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step's section: lines of shell, made of the functions that stand at the beginning of the file. What comes from the plan goes through
 * {@link ShellWords}; shell itself is constants of ours.
 */
public final class Script {
    private static final StepContext NOTHING = new NothingKnown();

    private final StepInfo info;
    private final StringBuilder lines = new StringBuilder();
    private final Map<String, String> commands;
    private final Map<String, String> objects;
    private String margin = "";
    private boolean left;

    /**
     * @param commands of the whole file, by their names there
     * @param objects the same, as YAML
     */
    Script(StepInfo info, Map<String, String> commands, Map<String, String> objects) {
        this.info = info;
        this.commands = commands;
        this.objects = objects;
    }

    /** Does not do all that the step does: the rest is left to Hearth, and is told at the end. */
    public void leave() {
        left = true;
    }

    boolean left() {
        return left;
    }

    /** The last part of the step's id. */
    public String name() {
        return info.id().value().substring(info.id().value().lastIndexOf('/') + 1);
    }

    /** For what a step makes of what it knows: nothing was found out yet. */
    public StepContext context() {
        return NOTHING;
    }

    /** How long the step itself waits. */
    public Duration patience() {
        return info.patience().limit();
    }

    /** A line of shell. */
    public void line(String shell) {
        lines.append(margin).append(shell).append('\n');
    }

    /** @param blanks before the lines that follow */
    public void margin(int blanks) {
        margin = " ".repeat(blanks);
    }

    /** @param words one of the functions and its arguments */
    public void call(Object... words) {
        line(ShellWords.readable(words));
    }

    /** A comment of ours; a line each. */
    public void note(String... comments) {
        for (String comment : comments) {
            line("# " + comment);
        }
    }

    /** Asks every other second until the command ends well. */
    public void await(String what, Object... words) {
        line(ShellWords.readable("wait_for", patience().toSeconds(), what) + " " + ShellWords.readable(words));
    }

    /** One of Hearth's own commands, on a node. */
    public void run(String node, RemoteCommand command) {
        boolean ours = command.words().size() > 3 && command.words().get(1).equals("-c");
        Object[] arguments = command.arguments().toArray();
        line(ours ? ("run " + ShellWords.readable(node, define(command, commands)) + " " + ShellWords.readable(arguments)).strip()
                : "on " + ShellWords.readable(node) + " " + ShellWords.readable(command.words().toArray()));
    }

    /** A command whose input is a file that was fetched. */
    public void feed(String node, RemoteCommand command, String file) {
        line("feed " + ShellWords.readable(node) + " " + ShellWords.readable(command.words().toArray()) + " <\"$work/" + file + '"');
    }

    /** A file on a node. */
    public void put(String node, String path, String mode, Secret text) {
        lines.append(ShellWords.readable("put", node, path, mode)).append(' ').append(Heredoc.of(text.revealText()));
    }

    /**
     * A file whose last lines are known only when the script runs.
     *
     * @param more functions that print them
     */
    public void put(String node, String path, String mode, Secret text, List<String> more) {
        lines.append("{\n  cat ").append(Heredoc.of(text.revealText()));
        more.forEach(each -> line("  " + each));
        line("} | " + ShellWords.readable("put", node, path, mode));
    }

    /**
     * Brings a file to this computer.
     *
     * @param file what it is called in the script
     */
    public void fetch(String file, Download download, Artifacts artifacts) throws ProblemException {
        Optional<String> sum = Optional.ofNullable(download.sha256());
        if (sum.isEmpty()) {
            sum = artifacts.cached(download).map(Artifacts.Fetched::sha256);
        }
        String list = download.checksums();
        if (sum.isEmpty() && list != null) {
            String name = download.url().substring(download.url().lastIndexOf('/') + 1);
            line("sum=$(" + ShellWords.readable("listed", list, name) + ")");
            line(ShellWords.readable("fetch", file, download.url()) + " \"$sum\"");
        } else {
            call("fetch", file, download.url(), sum.orElse("-"));
        }
    }

    /**
     * Objects that stand at the end of the file.
     *
     * @return their name there
     */
    public String objects(String name, List<Manifest> manifests) {
        String function = name.replace('-', '_');
        StringBuilder all = new StringBuilder();
        manifests.forEach(manifest -> all.append("---\n").append(manifest.yaml()));
        objects.put(function, all.toString());
        return function;
    }

    /** Applies objects as Hearth does, until the API has taken all of them. */
    public void apply(String name, List<Manifest> manifests) {
        call("apply", objects(name, manifests), patience().toSeconds());
    }

    /** As {@link #apply(String, List)}, of objects in which {@code $variable} stands for what a variable of the script holds then. */
    public void apply(String name, List<Manifest> manifests, String variable) {
        line(ShellWords.readable("apply", objects(name, manifests), patience().toSeconds(), variable) + " \"$" + variable + '"');
    }

    /** @return its name in the file */
    static String define(RemoteCommand command, Map<String, String> commands) {
        String name = command.name().replace('-', '_');
        commands.put(name, command.words().get(2));
        return name;
    }

    String lines() {
        return lines.toString();
    }
}

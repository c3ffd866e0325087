// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.MissingOutputException;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeCommands;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.ShellWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A plan as one file for bash. */
public final class ShellScript {
    private static final String RULE = "# " + "-".repeat(118) + "\n";

    private final ClusterSpec spec;
    private final Words words;
    private final StringBuilder sections = new StringBuilder();
    private final Map<String, String> commands = new LinkedHashMap<>();
    private final Map<String, String> objects = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> looks = new ArrayList<>();

    private ShellScript(ClusterSpec spec, Words words) {
        this.spec = spec;
        this.words = words;
    }

    /**
     * Text that bash runs.
     *
     * @param head what it says of itself first
     * @param plan of a cluster that begins
     */
    public static String of(ClusterSpec spec, Plan plan, String head, RemoteHosts hosts, Words words) throws ProblemException, InterruptedException {
        ShellScript script = new ShellScript(spec, words);
        Ipv4 any = spec.addresses().vip();
        List.of(NodeCommands.readFile(""), NodeCommands.writeFile("", "", Secret.of("")), NodeCommands.sumOfFile(""), NodeCommands.neighbour(any), NodeCommands.loadSysctl(""))
                .forEach(script::define);
        for (Step step : plan.steps()) {
            script.add(step);
        }
        return script.text(head, SshSettings.of(spec.nodes(), hosts));
    }

    private void define(RemoteCommand command) {
        Script.define(command, commands);
    }

    private void add(Step step) throws ProblemException, InterruptedException {
        StepInfo info = step.info();
        if (step instanceof Scripted scripted && scripted.scripted()) {
            sections.append(title(info)).append(section(scripted, step)).append('\n');
        } else if (step.foreseen().isEmpty()) {
            looks.add(info.id().value());
        } else {
            leave(step);
        }
    }

    private String section(Scripted scripted, Step step) throws ProblemException, InterruptedException {
        Script section = new Script(step.info(), commands, objects);
        try {
            scripted.script(section);
        } catch (MissingOutputException e) {
            leave(step);
            return "# This is left to hearth apply: it is made of what Hearth finds out in the cluster.\n";
        }
        if (section.left()) {
            leave(step);
        }
        return section.lines();
    }

    private void leave(Step step) {
        left.add("#   " + step.info().id() + ": " + words.step(step.info().id().value()) + changes(step.foreseen()));
    }

    private static String changes(List<Change> changes) {
        StringBuilder lines = new StringBuilder();
        changes.forEach(change -> lines.append("\n#     ").append(change.verb().name().toLowerCase(Locale.ROOT)).append(' ').append(line(change.subject())).append(" (").append(line(change.place())).append(')'));
        return lines.toString();
    }

    private String title(StepInfo info) {
        StringBuilder title = new StringBuilder(RULE);
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        info.edges().forEach(edge -> reasons.computeIfAbsent(edge.why(), why -> new ArrayList<>()).add(edge.on().value()));
        reasons.forEach((why, after) -> title.append("# after ").append(String.join(", ", after)).append(": ").append(words.why(why)).append('\n'));
        return title.append("section ").append(ShellWords.readable(info.id(), words.step(info.id().value()))).append('\n').toString();
    }

    private String text(String head, SshSettings ssh) {
        StringBuilder text = new StringBuilder(head).append('\n').append(places()).append('\n');
        text.append("# The ways to the machines, as ssh reads them.\nssh_settings() {\n  cat ").append(Heredoc.of(ssh.config())).append("}\n\n");
        text.append("# Their host keys, as Hearth has pinned them.\nknown_hosts() {\n  cat ").append(Heredoc.of(ssh.known())).append("}\n\n");
        text.append("# Commands that Hearth gives to machines; $1, $2 ... are their arguments.\n");
        commands.forEach((name, command) -> text.append("IFS= read -r -d '' ").append(name).append(' ').append(Heredoc.of(command).replaceFirst("\n", " || true\n")).append('\n'));
        text.append(Pieces.FUNCTIONS).append('\n').append(RULE).append("main() {\n").append(Pieces.BEGIN).append('\n').append(sections).append(end()).append("}\n\n");
        objects.forEach((name, yaml) -> text.append("objects_").append(name).append("() {\n  cat ").append(Heredoc.of(yaml)).append("}\n\n"));
        return text.append("main \"$@\"\n").toString();
    }

    private String places() {
        Map<String, String> places = new TreeMap<>(Map.of("first", spec.firstServer().name(), "field_manager", ClusterApi.FIELD_MANAGER, "k3s_config", K3sPaths.CONFIG,
                "k3s_data", K3sPaths.DATA, "k3s_kubeconfig", K3sPaths.KUBECONFIG, "k3s_token_file", K3sPaths.TOKEN));
        StringBuilder lines = new StringBuilder();
        places.forEach((name, value) -> lines.append(name).append('=').append(ShellWords.readable(value)).append('\n'));
        return lines.toString();
    }

    private String end() {
        StringBuilder end = new StringBuilder(RULE).append("section end 'The cluster stands'\n");
        end.append("# hearth apply goes on from here. It looks at everything again, and at what this script has no section for:\n#   ").append(String.join(", ", looks)).append('\n');
        end.append(left.isEmpty() ? "" : "# This is left to it:\n" + String.join("\n", left) + "\n");
        return end.append("printf '%s\\n' ").append(ShellWords.readable(left.isEmpty() ? "Nothing is left for hearth apply to change on the machines."
                : left.size() + " steps are left to hearth apply; they are listed at the end of main.")).append('\n').toString();
    }

    /** Never more than a comment's line. */
    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How k3s was started on a node, and what stands beside Hearth's file that it reads when it starts.
 *
 * @param started when its process began, seconds since 1970 by the node's clock; empty when none runs
 * @param written when Hearth's files were last written, by path
 * @param dropIns files under config.yaml.d, in the order in which k3s reads them
 * @param command flags in the unit's command line
 * @param unit the file that has that command line
 * @param otherConfig what K3S_CONFIG_FILE says in the unit's environment
 */
public record K3sProcess(
        Optional<Long> started, Map<String, Long> written, List<String> dropIns, K3sFlags command, String unit, Optional<String> otherConfig) {
    /** As {@code systemctl show -p ExecStart} has it. */
    private static final Pattern ARGUMENTS = Pattern.compile("argv\\[]=(.*?) ;");

    public K3sProcess {
        written = Map.copyOf(written);
        dropIns = List.copyOf(dropIns);
    }

    static K3sProcess parse(String node, String output) throws ProblemException {
        Survey survey = Survey.parse(node, output);
        Map<String, Long> written = new TreeMap<>();
        survey.words("written").stream().filter(words -> words.length == 2 && words[0].matches("[0-9]{1,18}")).forEach(words -> written.put(words[1], Long.valueOf(words[0])));
        Matcher arguments = ARGUMENTS.matcher(survey.one("exec").orElse(""));
        K3sFlags command = arguments.find() ? K3sFlags.ofWords(Arrays.asList(arguments.group(1).split(" +"))) : K3sFlags.none();
        return new K3sProcess(survey.number("started").map(Double::longValue), written, survey.all("drop").stream().sorted().toList(), command,
                survey.one("unit").orElse("systemd"), survey.one("env"));
    }

    /** Whether a file was written after k3s began: k3s has not read it as it is. */
    public boolean unread(String path) {
        return started.isPresent() && written.getOrDefault(path, 0L) > started.get();
    }
}

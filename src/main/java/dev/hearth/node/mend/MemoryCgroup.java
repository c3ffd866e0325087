// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.node.NodeCommands;
import dev.hearth.node.Survey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Raspberry Pi starts without the memory controller unless its kernel is told otherwise (k3s documentation, "Requirements: Raspberry Pi"). Only what is
 * missing is added to the one line, a copy of the file is left beside it, and the machine is restarted; never one that runs k3s.
 */
final class MemoryCgroup implements Mending {
    static final List<String> WORDS = List.of("cgroup_memory=1", "cgroup_enable=memory");
    private static final List<String> NEEDED = List.of("cpu", "cpuset", "memory");

    @Override
    public Cure judge(ClusterSpec spec, NodeSpec node, Survey said) {
        List<String> there = List.of(said.one("cgroup.controllers").orElse("").split(" +"));
        List<String> lacks = NEEDED.stream().filter(controller -> !there.contains(controller)).toList();
        if (!lacks.contains("memory")) {
            return new Cure.Well("memory in cgroup.controllers");
        }
        Optional<BootLine> file = said.one("boot.text").flatMap(MemoryCgroup::decoded).filter(line -> !line.empty());
        if (file.isEmpty() || lacks.size() > 1) {
            return beyond(ProblemCode.MEND_NO_BOOT_FILE, node, String.join(", ", lacks));
        }
        if (!said.all("busy").isEmpty()) {
            return beyond(ProblemCode.MEND_K3S_RUNS, node, String.join(", ", said.all("busy")));
        }
        BootLine kernel = new BootLine(said.one("boot.kernel").orElse(""));
        if (kernel.missing(WORDS).isEmpty()) {
            return beyond(ProblemCode.MEND_WITHOUT_EFFECT, node, String.join(" ", WORDS));
        }
        String path = said.one("boot.file").orElseThrow();
        List<Cure.Deed> deeds = new ArrayList<>();
        List<String> missing = file.get().missing(WORDS);
        if (!missing.isEmpty()) {
            String copy = path + ".hearth-" + said.one("boot.date").orElse("copy");
            Secret text = Secret.of(file.get().with(missing));
            deeds.add(new Cure.Deed(MendCommands.copy(path, copy), "cp -p " + path + " " + copy));
            deeds.add(new Cure.Deed(NodeCommands.writeFile(path, said.one("boot.mode").orElse("755"), text), path + ": + " + String.join(" ", missing)));
        }
        deeds.add(new Cure.Deed(MendCommands.reboot(), "systemctl reboot"));
        return new Cure.Ill("cgroup.controllers without memory", deeds);
    }

    private static Optional<BootLine> decoded(String base64) {
        try {
            return Optional.of(new BootLine(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Cure beyond(ProblemCode code, NodeSpec node, String found) {
        return new Cure.Beyond(Problem.blocking(code, Map.of("node", node.name(), "found", found)));
    }
}

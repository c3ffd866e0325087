// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.manifest.Documents;
import dev.hearth.node.K3sFlags;
import dev.hearth.node.K3sProcess;
import dev.hearth.node.NodeShell;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What somebody else tells k3s beside Hearth's config.yaml: files in config.yaml.d and flags in the unit's command line, both of
 * which win over it (k3s documentation, "Configuration"). Settings that Hearth has not are theirs and stay; one that Hearth has, otherwise,
 * is named, and never changed (docs/adr/0025).
 *
 * @param keys that are set somewhere beside Hearth's file
 * @param contrary the first that contradicts it
 */
record ForeignSettings(Set<String> keys, Optional<Problem> contrary) {
    /** @param wanted what k3s has to run with */
    static ForeignSettings of(String node, K3sFlags wanted, K3sProcess process, NodeShell shell) throws ProblemException, InterruptedException {
        Set<String> keys = new HashSet<>(process.command().values().keySet());
        Optional<Problem> contrary = process.otherConfig().map(path -> problem(node, process.unit() + ".env", "K3S_CONFIG_FILE=" + path));
        contrary = contrary.or(() -> Optional.ofNullable(process.command().values().get("config")).map(path -> problem(node, process.unit(), "--config " + path.getLast())));
        contrary = contrary.or(() -> first(process.command(), wanted).map(key -> problem(node, process.unit(), "--" + key + " " + String.join(",", process.command().values().get(key)))));
        for (String path : process.dropIns()) {
            String text = shell.read(path).orElse("");
            Map<String, Object> file = parsed(text);
            file.keySet().forEach(key -> keys.add(key.replaceAll("\\+$", "")));
            contrary = contrary.or(() -> first(flags(file), wanted).map(key -> problem(node, path + ":" + line(text, key), key)));
        }
        return new ForeignSettings(keys, contrary);
    }

    private static Optional<String> first(K3sFlags found, K3sFlags wanted) {
        return found.values().keySet().stream().filter(key -> wanted.values().containsKey(key) && !found.fulfils(key, wanted)).findFirst();
    }

    /** A key that ends with + adds to a list, and takes nothing away. */
    private static K3sFlags flags(Map<String, Object> file) {
        TreeMap<String, List<String>> flags = new TreeMap<>();
        file.forEach((key, value) -> {
            if (!key.endsWith("+")) {
                flags.put(key, value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(value)));
            }
        });
        return new K3sFlags(flags);
    }

    /** k3s says by itself what is wrong with a file that is no YAML. */
    private static Map<String, Object> parsed(String text) {
        try {
            List<Map<String, Object>> documents = Documents.parse(text);
            return documents.isEmpty() ? Map.of() : documents.getFirst();
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static int line(String text, String key) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("[\"']?" + key + "[\"']?\\s*:.*")) {
                return i + 1;
            }
        }
        return 1;
    }

    private static Problem problem(String node, String place, String found) {
        return Problem.blocking(ProblemCode.K3S_SETTING_FOREIGN, Map.of("node", node, "place", place, "found", found));
    }
}

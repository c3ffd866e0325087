// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sFlags;
import dev.hearth.node.K3sPaths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a played k3s reads when it starts: its configuration, the files beside it, its command line; the later ones win. */
record K3sSettings(PracticeNode node, String command) {
    private static final String FOLDER = K3sPaths.CONFIG + ".d";

    /** Empty when config.yaml cannot be read. */
    Optional<K3sFlags> read() {
        Optional<K3sFlags> own = file(K3sPaths.CONFIG);
        return own.map(flags -> {
            TreeMap<String, List<String>> all = new TreeMap<>(flags.values());
            node.folder(FOLDER).forEach(path -> file(path).ifPresent(more -> all.putAll(more.values())));
            all.putAll(K3sFlags.ofWords(words()).values());
            return new K3sFlags(all);
        });
    }

    /** As k3s puts them at its Node. */
    static String annotation(String role, K3sFlags flags) {
        List<String> words = new ArrayList<>(List.of(role));
        flags.values().forEach((key, values) -> values.forEach(value -> words.addAll(List.of("--" + key, key.contains("token") ? "********" : value))));
        return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(",", "[", "]"));
    }

    /** The answer to {@code k3s-process}. */
    String answer(String unit, Optional<Instant> started) {
        StringBuilder text = new StringBuilder("survey=1\n");
        started.ifPresent(since -> text.append("started=").append(since.getEpochSecond()).append('\n'));
        for (String path : List.of(K3sPaths.CONFIG, K3sPaths.REGISTRIES)) {
            node.written(path).ifPresent(at -> text.append("written=").append(at.getEpochSecond()).append(' ').append(path).append('\n'));
        }
        node.folder(FOLDER).forEach(path -> text.append("drop=").append(path).append('\n'));
        text.append("exec={ path=/usr/local/bin/k3s ; argv[]=/usr/local/bin/k3s ").append(command).append(" ; ignore_errors=no }\n");
        return text.append("unit=/etc/systemd/system/").append(unit).append(".service\nend=ok\n").toString();
    }

    private List<String> words() {
        return Arrays.asList(command.split(" +"));
    }

    /** Drop-ins are played in Hearth's own way to write YAML. */
    private Optional<K3sFlags> file(String path) {
        String mark = path.equals(K3sPaths.CONFIG) ? "" : "# hearth-cluster: x\n";
        return node.file(path).flatMap(file -> K3sConfig.parse(mark + file.text())).map(K3sFlags::of);
    }

    /** Whether a component that k3s brings is on. */
    static boolean has(Map<String, List<String>> flags, String component) {
        return flags.getOrDefault("disable", List.of()).stream().noneMatch(value -> Arrays.asList(value.split(",")).contains(component));
    }
}

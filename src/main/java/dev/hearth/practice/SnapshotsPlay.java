// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.secret.Secret;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sPaths;
import dev.hearth.port.CommandResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snapshots of the played cluster on one machine's disk, and what going back to one does there. */
final class SnapshotsPlay {
    private final World world;
    private final PracticeNode node;
    private final Map<String, Saved> files = new LinkedHashMap<>();

    /** What the cluster held then. */
    private record Saved(Instant made, AppliedObjects content) {}

    SnapshotsPlay(World world, PracticeNode node) {
        this.world = world;
        this.node = node;
    }

    CommandResult answer(String command, List<String> words, Instant now) {
        return switch (command) {
            case "list-snapshots" -> said(list());
            case "take-snapshot" -> take(words.getLast(), now);
            case "reset-cluster" -> reset(words, now);
            case "clear-etcd" -> clear(words.get(1));
            case "stop-unit" -> {
                node.service().stop();
                node.service().enable(false);
                yield said("");
            }
            case "enable-unit" -> {
                node.service().enable(true);
                node.service().start(now);
                yield said("");
            }
            case "forget-restore" -> {
                node.delete(K3sPaths.RESTORE);
                yield said("");
            }
            default -> new CommandResult(127, "", command + ": not found\n");
        };
    }

    private String list() {
        StringBuilder text = new StringBuilder("survey=1\n");
        files.forEach((name, saved) -> text.append("snapshot=6381600 ").append(saved.made().getEpochSecond()).append(' ').append(name).append('\n'));
        return text.append("end=ok\n").toString();
    }

    private CommandResult take(String prefix, Instant now) {
        if (!node.service().running()) {
            return new CommandResult(1, "", "level=fatal msg=\"Error: connection refused\"\n");
        }
        String name = prefix + "-" + node.name() + "-" + now.getEpochSecond();
        files.put(name, new Saved(now, world.cluster().applied().copy()));
        return said("level=info msg=\"Snapshot " + name + " saved.\"\n");
    }

    /** k3s refuses a configuration with another server's address, and one that runs. */
    private CommandResult reset(List<String> words, Instant now) {
        String name = words.get(1).substring(words.get(1).lastIndexOf('/') + 1);
        boolean alone = node.file(words.getFirst()).flatMap(file -> K3sConfig.parse(file.text())).filter(config -> !config.values().containsKey("server")).isPresent();
        Saved saved = files.get(name);
        if (!alone || saved == null || node.service().running()) {
            return new CommandResult(1, "", "level=fatal msg=\"starting kubernetes: preparing server: start managed database\"\n");
        }
        world.cluster().resetTo(node, saved.content(), now);
        mark(words.getLast());
        return said("");
    }

    private CommandResult clear(String mark) {
        node.keepEtcd(false);
        mark(mark);
        return said("");
    }

    private void mark(String text) {
        node.write(K3sPaths.RESTORE, new PracticeNode.Content(Secret.of(text + "\n"), "0600"));
    }

    private static CommandResult said(String words) {
        return new CommandResult(0, words, "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeCommands;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a machine says to the commands of {@link NodeCommands}, by their names. */
final class NodeAnswers {
    private final World world;
    private final PracticeNode node;
    private final Instant arrived;

    /** @param arrived when the command came to the machine: what it says of the time is of then */
    NodeAnswers(World world, PracticeNode node, Instant arrived) {
        this.world = world;
        this.node = node;
        this.arrived = arrived;
    }

    CommandResult answer(RemoteCommand command, Instant now) {
        List<String> words = command.arguments();
        String first = words.isEmpty() ? "" : words.getFirst();
        return switch (command.name()) {
            case "may-work" -> new CommandResult(0, "", "");
            case "survey" -> said(SurveyAnswer.of(world, node, words, arrived));
            case "mesh" -> said(mesh(words, now));
            case "read-file" -> file(first).map(file -> said(file.text())).orElseGet(NodeAnswers::absent);
            case "sum-file" -> file(first).map(file -> said(Sums.of(file.bytes().reveal()) + "\n")).orElseGet(NodeAnswers::absent);
            case "write-file" -> write(first, new PracticeNode.Content(Optional.ofNullable(command.input()).orElseGet(() -> Secret.of("")), words.get(1)), now);
            case "k3s-process" -> said(node.service().process(first));
            case "unit-state" -> said(node.service().show(first));
            case "start-unit" -> unit(first, () -> node.service().start(now));
            case "restart-unit" -> unit(first, () -> node.service().restart(now));
            case "read-journal" -> said(journal(first, words.get(1)));
            case "install-k3s" -> install(words.getLast());
            case "neighbour" -> said(Ipv4.parse(first).flatMap(address -> world.mac(address, now)).map(mac -> mac + "\n").orElse(""));
            case "load-sysctl" -> loadSysctl(first);
            case "list-images" -> said(String.join("\n", node.images()) + "\n");
            case "pull-image" -> {
                node.images().add(words.getLast());
                yield said("Image is up to date for " + words.getLast() + "\n");
            }
            case "retire" -> unit(first, node.service()::retire);
            case "halt" -> said(new K3sRemoval(world, node).halt());
            case "uninstall" -> said(new K3sRemoval(world, node).uninstall());
            case "leftovers" -> said(new K3sRemoval(world, node).leftovers(first, now));
            default -> new MendPlay(world, node).answer(command, now).orElseGet(() -> node.snapshots().answer(command.name(), words, now));
        };
    }

    /** Nothing but a firewall stands between played machines; one without power does not answer. */
    private String mesh(List<String> words, Instant now) {
        StringBuilder text = new StringBuilder("survey=1\n");
        for (String knock : words.get(3).split(" ", -1)) {
            String[] parts = knock.split(":", -1);
            boolean there = world.node(parts[2]).filter(other -> other.powered(now)).isPresent() || Ipv4.parse(parts[2]).flatMap(address -> world.mac(address, now)).isPresent();
            there &= !shut(parts[1], parts[2]);
            text.append("mesh=%s %s %s %s\n".formatted(parts[2], parts[0], parts[1], there ? "ok" : "timeout"));
            if (there && parts[0].equals("udp")) {
                text.append("mesh.mtu=%s %s ok\n".formatted(parts[2], words.get(4)));
            }
        }
        return text.append("end=ok\n").toString();
    }

    /** By that node's firewall, which closes the way in. */
    private boolean shut(String port, String host) {
        return port.equals("8472") && world.node(host).filter(other -> MendPlay.has(world, other, Fault.FIREWALL_8472)).isPresent();
    }

    private Optional<PracticeNode.Content> file(String path) {
        return node.file(path);
    }

    private CommandResult write(String path, PracticeNode.Content content, Instant now) {
        node.write(path, content, now);
        return said("");
    }

    private CommandResult unit(String name, Runnable change) {
        if (!name.equals(node.service().unit())) {
            return new CommandResult(5, "", "Failed to start " + name + ".service: Unit " + name + ".service not found.\n");
        }
        change.run();
        return said("");
    }

    private String journal(String unit, String lines) {
        return unit.equals(node.service().unit()) ? String.join("\n", node.service().journal(Integer.parseInt(lines))) + "\n" : "-- No entries --\n";
    }

    private CommandResult install(String kind) {
        if (node.file(K3sPaths.BINARY).isEmpty()) {
            return new CommandResult(1, "", "[ERROR]  Executable k3s binary not found at " + K3sPaths.BINARY + "\n");
        }
        node.service().install(kind.equals("agent") ? K3sPaths.AGENT_UNIT : K3sPaths.SERVER_UNIT);
        return said("[INFO]  systemd: Creating service file\n[INFO]  systemd: Enabling unit\n");
    }

    private CommandResult loadSysctl(String path) {
        Optional<PracticeNode.Content> file = file(path);
        if (file.isEmpty()) {
            return new CommandResult(255, "", "sysctl: cannot open \"" + path + "\": No such file or directory\n");
        }
        file.get().text().lines().map(line -> line.split(" *= *")).filter(pair -> pair.length == 2 && pair[1].matches("[0-9]{1,18}"))
                .forEach(pair -> node.sysctls().put(pair[0], Long.valueOf(pair[1])));
        return said("");
    }

    private static CommandResult said(String words) {
        return new CommandResult(0, words, "");
    }

    private static CommandResult absent() {
        return new CommandResult(NodeCommands.ABSENT, "", "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is wrong with a played machine in a way that a command puts right; the fault is over then. */
final class MendPlay {
    /** The machine that all of it is on. */
    static final String NODE = "node2";

    private final World world;
    private final PracticeNode node;

    MendPlay(World world, PracticeNode node) {
        this.world = world;
        this.node = node;
    }

    /** Whether the machine has what a fault does to one. */
    static boolean has(World world, PracticeNode node, Fault fault) {
        return world.has(fault) && node.name().equals(NODE);
    }

    /** Empty for another command. */
    Optional<CommandResult> answer(RemoteCommand command, Instant now) {
        List<String> words = command.arguments();
        return switch (command.name()) {
            case "mend-look" -> Optional.of(new CommandResult(0, look(words.getFirst()), ""));
            case "drop-address" -> Optional.of(ended(Fault.OLD_VIP, now, "RTNETLINK answers: Cannot assign requested address\n"));
            default -> Optional.empty();
        };
    }

    private CommandResult ended(Fault fault, Instant now, String refusal) {
        if (!has(world, node, fault)) {
            return new CommandResult(2, "", refusal);
        }
        world.set(fault, false, now);
        return new CommandResult(0, "", "");
    }

    private String look(String vip) {
        StringBuilder text = new StringBuilder("survey=1\n");
        if (node.service().running()) {
            text.append("busy=").append(node.service().unit()).append('\n');
        }
        if (has(world, node, Fault.OLD_VIP)) {
            text.append("vip.on=eth0 ").append(vip).append("/32\n");
        }
        return text.append("end=ok\n").toString();
    }
}

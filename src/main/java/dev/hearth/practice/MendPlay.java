// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.secret.Secret;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What is wrong with a played machine in a way that a command puts right; the fault is over then. */
final class MendPlay {
    /** The machine that all of it is on. */
    static final String NODE = "node2";

    private static final String CMDLINE = "/boot/firmware/cmdline.txt";
    private static final String PLAIN = "console=tty1 root=PARTUUID=1a2b3c4d-02 rootfstype=ext4 rootwait\n";

    /** Of the firewall that lacks only what pods need. */
    private static final List<String> RULES = List.of("allow 22/tcp", "allow 6443/tcp", "allow 2379:2380/tcp", "allow 10250/tcp", "allow 7946",
            "allow from 10.42.0.0/16", "allow from 10.43.0.0/16");

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
            case "firewall-rule" -> Optional.of(rule(String.join(" ", words), now));
            case "set-ntp" -> Optional.of(ended(Fault.CLOCK_OFF, now, ""));
            case "boot-id" -> Optional.of(new CommandResult(0, "boot-" + node.boots() + "\n", ""));
            case "copy-file" -> Optional.of(copied(words.getFirst(), words.getLast()));
            case "reboot" -> Optional.of(reboot(now));
            default -> Optional.empty();
        };
    }

    private CommandResult rule(String words, Instant now) {
        if (words.contains(" port 8472 ")) {
            world.set(Fault.FIREWALL_8472, false, now);
        }
        return new CommandResult(0, "Rule inserted\n", "");
    }

    /** What the firmware gives to the kernel at the next start. */
    private String bootLine() {
        return node.file(CMDLINE).map(PracticeNode.Content::text).orElse(PLAIN);
    }

    private CommandResult copied(String path, String copy) {
        node.write(copy, node.file(path).orElseGet(() -> new PracticeNode.Content(Secret.of(PLAIN), "0755")));
        return new CommandResult(0, "", "");
    }

    private CommandResult reboot(Instant now) {
        if (bootLine().contains("cgroup_memory=1 cgroup_enable=memory")) {
            world.set(Fault.NO_MEMORY_CGROUP, false, now);
        }
        node.cut();
        if (!world.has(Fault.NODE_DIES)) {
            node.boot(now);
        }
        return new CommandResult(0, "", "");
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
        boolean off = has(world, node, Fault.CLOCK_OFF);
        text.append("time.can=yes\ntime.ntp=%s\ntime.synced=%s\n".formatted(off ? "no" : "yes", off ? "no" : "yes"));
        boolean lacks = has(world, node, Fault.NO_MEMORY_CGROUP);
        text.append("cgroup.controllers=cpuset cpu io ").append(lacks ? "" : "memory ").append("pids\n");
        if (lacks) {
            text.append("boot.file=%s\nboot.mode=755\nboot.date=2026-11-23\nboot.text=%s\nboot.kernel=%s".formatted(CMDLINE,
                    Base64.getEncoder().encodeToString(bootLine().getBytes(StandardCharsets.UTF_8)), PLAIN));
        }
        if (has(world, node, Fault.FIREWALL_8472)) {
            text.append("fw.tool=ufw\n");
            RULES.forEach(rule -> text.append("fw.ufw=").append(rule).append('\n'));
        }
        return text.append("end=ok\n").toString();
    }
}

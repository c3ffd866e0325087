// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a node has: processors, memory, disk, and how fast the disk makes a write safe (etcd lives by that). */
final class ResourceChecks {
    private static final double GIB = 1_048_576;

    static final List<NodeCheck> ALL = List.of(
            new NodeCheck("res.cpu", ResourceChecks::cpu),
            new NodeCheck("res.mem", ResourceChecks::memory),
            new NodeCheck("res.disk", ResourceChecks::disk),
            new NodeCheck("res.inodes", ResourceChecks::inodes),
            new NodeCheck("res.fs", ResourceChecks::fileSystem),
            new NodeCheck("res.media", ResourceChecks::media),
            new NodeCheck("res.fsync", ResourceChecks::fsync));

    private ResourceChecks() {}

    /** k3s asks for 2 on a server (k3s documentation, "Requirements"). */
    private static Outcome cpu(Subject node) {
        Optional<Double> cpus = node.survey().number("res.cpus");
        return cpus.map(count -> count >= 2 || !node.server()
                        ? Outcome.ok(Math.round(count) + "")
                        : Outcome.shouldFix(ProblemCode.PREFLIGHT_CPU, Math.round(count) + "", "2"))
                .orElse(Outcome.notChecked());
    }

    /** Servers: 2 GB at least, a tenth kept by the kernel allowed for; 4 GB for the whole stack. Agents: 1 GB. */
    private static Outcome memory(Subject node) {
        Optional<Double> kib = node.survey().number("res.memory-kib");
        if (kib.isEmpty()) {
            return Outcome.notChecked();
        }
        double gib = kib.get() / GIB;
        String found = String.format(Locale.ROOT, "%.1f GiB", gib);
        if (node.server() && gib < 1.8) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_MEMORY, found, "2 GiB");
        }
        if (gib < (node.server() ? 3.6 : 0.9)) {
            return Outcome.shouldFix(ProblemCode.PREFLIGHT_MEMORY, found, node.server() ? "4 GiB" : "1 GiB");
        }
        return Outcome.ok(found);
    }

    private static Outcome disk(Subject node) {
        Optional<Double> free = diskWord(node, 0).map(Double::valueOf);
        if (free.isEmpty()) {
            return Outcome.notChecked();
        }
        double gib = free.get() / GIB;
        String found = String.format(Locale.ROOT, "%.0f GiB", gib);
        if (gib < 5) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_DISK, found, "20 GiB");
        }
        return gib < 20 ? Outcome.shouldFix(ProblemCode.PREFLIGHT_DISK, found, "20 GiB") : Outcome.ok(found);
    }

    private static Outcome inodes(Subject node) {
        Optional<Double> used = node.survey().number("res.inodes");
        return used.map(percent -> percent > 90
                        ? Outcome.shouldFix(ProblemCode.PREFLIGHT_INODES, Math.round(percent) + " %", "90 %")
                        : Outcome.ok(Math.round(percent) + " %"))
                .orElse(Outcome.notChecked());
    }

    /** containerd's overlay snapshots and etcd's locks do not work on these. */
    private static Outcome fileSystem(Subject node) {
        Optional<String> kind = diskWord(node, 2);
        return kind.map(name -> Set.of("nfs", "nfs4", "cifs", "overlay", "tmpfs", "vfat", "exfat", "fuseblk", "ecryptfs").contains(name)
                        ? Outcome.blocking(ProblemCode.PREFLIGHT_FILE_SYSTEM, name, "ext4, xfs, btrfs")
                        : Outcome.ok(name))
                .orElse(Outcome.notChecked());
    }

    /** What the disk hangs on; etcd wears SD cards out, and USB sticks stall for seconds. */
    private static Outcome media(Subject node) {
        List<String[]> devices = node.survey().words("res.media");
        if (devices.isEmpty()) {
            return Outcome.notChecked();
        }
        String names = devices.stream().map(words -> String.join(" ", words)).collect(Collectors.joining(", "));
        boolean flash = devices.stream().anyMatch(words -> words[0].startsWith("mmcblk") || List.of(words).contains("usb"));
        return flash && node.server() ? Outcome.shouldFix(ProblemCode.PREFLIGHT_DISK_MEDIA, names, "SSD, NVMe") : Outcome.ok(names);
    }

    /** The mean of 100 synchronous writes of 2300 bytes, as etcd makes them; etcd wants 10 ms for 99 of 100 (etcd documentation, "Hardware"). */
    private static Outcome fsync(Subject node) {
        Optional<Double> seconds = node.survey().number("res.fsync");
        if (seconds.isEmpty()) {
            return Outcome.notChecked();
        }
        double milliseconds = seconds.get() * 1000 / 100;
        String found = String.format(Locale.ROOT, "%.1f ms", milliseconds);
        return node.server() && milliseconds > 25 ? Outcome.shouldFix(ProblemCode.PREFLIGHT_DISK_SLOW, found, "10 ms") : Outcome.ok(found);
    }

    /** {@code res.disk}: KiB free, KiB in all, file system, folder. */
    private static Optional<String> diskWord(Subject node, int place) {
        return node.survey().words("res.disk").stream()
                .filter(words -> words.length == 4 && words[0].matches("[0-9]{1,15}"))
                .map(words -> words[place]).findFirst();
    }
}

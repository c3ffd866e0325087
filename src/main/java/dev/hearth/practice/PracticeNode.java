// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One machine: power, files, kernel settings and its k3s service. Used under the world's lock. */
final class PracticeNode {
    /** From power to sshd and to enabled services. */
    private static final Duration BOOT = Duration.ofSeconds(6);

    private final String name;
    private final Ipv4 address;
    private final Map<String, Content> files = new HashMap<>();
    private final Map<String, Instant> written = new HashMap<>();
    private final Map<String, Long> sysctls = new HashMap<>(Map.of(
            "net.ipv4.ip_forward", 0L, "fs.inotify.max_user_instances", 128L, "fs.inotify.max_user_watches", 65_536L));
    private final Set<String> images = new TreeSet<>();
    private @Nullable K3sService service;
    /** When it is up; null while it has no power. */
    private @Nullable Instant upFrom = Instant.MIN;
    private boolean booted = true;
    /** How often it was started. */
    private int boots;
    private boolean data;
    /** Whether it has etcd's data, of whichever cluster. */
    private boolean etcd;
    private @Nullable SnapshotsPlay snapshots;
    /** Which machine it is of those that were here. */
    private int machine;

    /**
     * A file; some hold tokens, so none is ever printed.
     *
     * @param mode octal permissions as {@code 0600}
     */
    record Content(Secret bytes, String mode) {
        String text() {
            return bytes.revealText();
        }
    }

    PracticeNode(String name, Ipv4 address) {
        this.name = name;
        this.address = address;
    }

    void live(World world) {
        service = new K3sService(this, world);
        snapshots = new SnapshotsPlay(world, this);
    }

    SnapshotsPlay snapshots() {
        return java.util.Objects.requireNonNull(snapshots);
    }

    boolean etcd() {
        return etcd;
    }

    void keepEtcd(boolean there) {
        etcd = there;
    }

    String name() {
        return name;
    }

    Ipv4 address() {
        return address;
    }

    /** As a Raspberry Pi's, with the last byte of the address. */
    String mac() {
        return "dc:a6:32:00:05:%02x".formatted(address.bits() & 255);
    }

    K3sService service() {
        return java.util.Objects.requireNonNull(service);
    }

    Map<String, Long> sysctls() {
        return sysctls;
    }

    /** Whether k3s has run here and its database, interfaces and chains are there. */
    boolean data() {
        return data;
    }

    int machine() {
        return machine;
    }

    void keepData(boolean there) {
        data = there;
    }

    void delete(String path) {
        files.remove(path);
    }

    /** What its containerd has. */
    Set<String> images() {
        return images;
    }

    Optional<Content> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    void write(String path, Content content) {
        files.put(path, content);
    }

    void write(String path, Content content, Instant now) {
        write(path, content);
        written.put(path, now);
    }

    /** When a file was last written; empty for one that is not there, or that was there before anybody looked. */
    Optional<Instant> written(String path) {
        return file(path).isPresent() ? Optional.ofNullable(written.get(path)) : Optional.empty();
    }

    /** Paths in a folder, in their order. */
    List<String> folder(String path) {
        return files.keySet().stream().filter(file -> file.startsWith(path + "/")).sorted().toList();
    }

    /** Whether it is on and has booted. */
    boolean powered(Instant now) {
        return upFrom != null && !now.isBefore(upFrom);
    }

    void cut() {
        upFrom = null;
        booted = false;
        service().cut();
    }

    /** Another disk with a new system; it is as if k3s had never been there. */
    void reinstall(World world) {
        files.clear();
        written.clear();
        images.clear();
        data = false;
        etcd = false;
        machine++;
        snapshots = new SnapshotsPlay(world, this);
        service = new K3sService(this, world);
    }

    int boots() {
        return boots;
    }

    void boot(Instant now) {
        if (upFrom == null) {
            upFrom = now.plus(BOOT);
            boots++;
        }
    }

    void tick(Instant now) {
        if (!powered(now)) {
            return;
        }
        if (!booted) {
            booted = true;
            service().bootUp(now);
        }
        service().tick(now);
    }
}

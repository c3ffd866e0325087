// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sFlags;
import dev.hearth.node.K3sPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * k3s on one machine, as systemd sees it: it starts, asks the server that it joins, and is started again every 5 s while that
 * fails (Restart=always, RestartSec=5s in k3s's unit).
 */
final class K3sService {
    private static final Duration RESTART = Duration.ofSeconds(5);
    private static final Duration REFUSAL = Duration.ofSeconds(2);
    private static final Duration FIRST = Duration.ofSeconds(8);
    private static final Duration JOIN = Duration.ofSeconds(11);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMinutes(2);
    private static final int LINES = 200;
    private final PracticeNode node;
    private final World world;
    private final Deque<String> journal = new ArrayDeque<>();
    private String unit = "";
    private Phase phase = Phase.STOPPED;
    private Instant since = Instant.MIN;
    private Instant begun = Instant.MIN;
    private int restarts;
    private boolean enabled;
    /** With which it was last started. */
    private K3sFlags flags = K3sFlags.none();
    private String command = "server";
    private String version = "";
    /** Whether it is started again when it ends by itself. */
    private boolean tireless;

    private enum Phase {
        STOPPED,
        STARTING,
        /** Failed, and waiting to be started again. */
        RESTARTING,
        RUNNING
    }

    K3sService(PracticeNode node, World world) {
        this.node = node;
        this.world = world;
    }

    /** Makes and enables the unit. */
    void install(String name) {
        unit = name;
        enabled = true;
        tireless = true;
        command = server() ? "server" : "agent";
    }

    /** Somebody edits the unit. */
    void command(String changed) {
        command = changed;
    }

    /** Of the program that runs, whatever file has taken its place since. */
    String version() {
        return version;
    }

    K3sFlags flags() {
        return flags;
    }

    /** What it tells of itself at its Node. */
    String arguments() {
        return K3sSettings.annotation(server() ? "server" : "agent", flags);
    }

    String process(String name) {
        boolean runs = name.equals(unit) && (phase == Phase.STARTING || phase == Phase.RUNNING);
        return new K3sSettings(node, command).answer(name, runs ? Optional.of(begun) : Optional.empty());
    }

    /** What {@code systemctl disable} and a drop-in with Restart=no do: it goes on, and once it ends it stays so. */
    void retire() {
        enabled = false;
        tireless = false;
    }

    void stop() {
        phase = Phase.STOPPED;
    }

    /** Its unit is gone. */
    void remove() {
        stop();
        retire();
        unit = "";
    }

    /** k3s ends when etcd says that this server is no member any more; started again, it asks to join. */
    void dismissed(Instant now) {
        if (server() && running()) {
            log("level=info msg=\"This node has been removed from the cluster\"");
            phase = tireless ? Phase.RESTARTING : Phase.STOPPED;
            since = now;
            node.keepEtcd(false);
        }
    }

    void enable(boolean on) {
        enabled = on;
    }

    /** Empty while nothing is installed. */
    String unit() {
        return unit;
    }

    boolean running() {
        return phase == Phase.RUNNING;
    }

    Instant since() {
        return since;
    }

    boolean server() {
        return unit.equals(K3sPaths.SERVER_UNIT);
    }

    /** What {@code systemctl start} does: nothing when it runs or is on its way. */
    void start(Instant now) {
        restarts = 0;
        if (phase == Phase.STOPPED || phase == Phase.RESTARTING) {
            begin(now);
        }
    }

    void restart(Instant now) {
        restarts = 0;
        begin(now);
    }

    void cut() {
        phase = Phase.STOPPED;
    }

    /** Enabled units start at boot. */
    void bootUp(Instant now) {
        restarts = 0;
        if (enabled) {
            begin(now);
        }
    }

    String show(String name) {
        boolean ours = name.equals(unit);
        String active = !ours ? "inactive" : switch (phase) {
            case STOPPED -> "inactive";
            case STARTING, RESTARTING -> "activating";
            case RUNNING -> "active";
        };
        String sub = !ours ? "dead" : switch (phase) {
            case STOPPED -> "dead";
            case STARTING -> "start";
            case RESTARTING -> "auto-restart";
            case RUNNING -> "running";
        };
        return "LoadState=%s\nUnitFileState=%s\nActiveState=%s\nSubState=%s\nResult=%s\nNRestarts=%d\nActiveEnterTimestamp=%s\n".formatted(
                ours ? "loaded" : "not-found", ours ? (enabled ? "enabled" : "disabled") : "", active, sub, phase == Phase.RESTARTING ? "exit-code" : "success",
                ours ? restarts : 0, ours && running() ? since : "");
    }

    List<String> journal(int lines) {
        List<String> all = new ArrayList<>(journal);
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    Optional<K3sConfig> config() {
        return node.file(K3sPaths.CONFIG).flatMap(file -> K3sConfig.parse(file.text()));
    }

    void tick(Instant now) {
        if (phase == Phase.RESTARTING && !now.isBefore(since.plus(RESTART))) {
            restarts++;
            begin(now);
        }
        if (phase != Phase.STARTING || now.isBefore(since.plus(REFUSAL))) {
            return;
        }
        boolean joining = joining();
        if (joining && dies() && !now.isBefore(since.plusSeconds(5))) {
            node.cut();
            return;
        }
        Optional<String> refusal = refusal(now);
        if (refusal.isPresent()) {
            log("level=fatal msg=\"" + refusal.get() + "\"");
            phase = Phase.RESTARTING;
            since = now;
        } else if (!now.isBefore(since.plus(time(joining)))) {
            run(now, joining);
        }
    }

    private void begin(Instant now) {
        phase = Phase.STARTING;
        since = now;
        begun = now;
        version = PracticeArtifacts.version(node);
        flags = new K3sSettings(node, command).read().orElse(flags);
        log("level=info msg=\"Starting k3s\"");
    }

    /** A machine that neither asks to join nor is a member begins a cluster; a second one is not this cluster's business. */
    private void run(Instant now, boolean joined) {
        phase = Phase.RUNNING;
        since = now;
        PracticeCluster cluster = world.cluster();
        if (!joined && !cluster.member(node) && cluster.begun()) {
            log("level=info msg=\"a second cluster begins here\"");
            return;
        }
        if (!cluster.begun()) {
            cluster.agents(agentToken());
        }
        cluster.admit(node, now);
        node.keepData(true);
        if (server()) {
            node.keepEtcd(true);
            write(K3sPaths.TOKEN, cluster.token() + "\n");
            write(K3sPaths.AGENT_TOKEN, cluster.agentToken() + "\n");
            write(K3sPaths.KUBECONFIG, cluster.kubeconfig(node.name()));
        }
        log("level=info msg=\"k3s is up and running\"");
    }

    /** Why it cannot start now, in k3s's words (component facts, section 11). */
    private Optional<String> refusal(Instant now) {
        Optional<K3sConfig> config = config();
        if (node.file(K3sPaths.BINARY).isEmpty()) {
            return Optional.of("Failed at step EXEC spawning " + K3sPaths.BINARY + ": No such file or directory");
        }
        if (config.isEmpty()) {
            return Optional.of("invalid configuration file");
        }
        PracticeCluster cluster = world.cluster();
        if (server() && node.etcd() && !cluster.member(node)) {
            return Optional.of("etcd: the member has been permanently removed from the cluster; data-dir used by this member must be removed");
        }
        if (!joining()) {
            return Optional.empty();
        }
        String server = config.get().values().getOrDefault("server", "");
        if (Ipv4.parse(server.replaceAll("https://|:[0-9]+$", "")).flatMap(address -> cluster.answering(address, now)).isEmpty()) {
            return Optional.of("failed to get CA certs: Get \\\"" + server + "/cacerts\\\": dial tcp: connect: connection refused");
        }
        String token = config.get().values().getOrDefault("token", "");
        if (server() && !cluster.agentToken().endsWith(agentToken())) {
            return Optional.of("failed to validate server configuration: critical configuration value mismatch between servers");
        }
        if (!token.equals(cluster.token()) && (server() || !token.equals(cluster.agentToken()))) {
            return Optional.of(token.startsWith("K10" + cluster.caHash()) ? "token is not valid" : "token CA hash does not match the Cluster CA certificate hash");
        }
        if (cluster.replaced(node)) {
            return Optional.of(server() ? "ETCD join failed: duplicate node name found, please use a unique name for this node"
                    : "Node password rejected, duplicate hostname or contents of '/etc/rancher/node/password' may not match server node-passwd entry");
        }
        return server() && cluster.learner(now) ? Optional.of("etcdserver: too many learner members in cluster") : Optional.empty();
    }

    /** Whether it has to ask another server: not the first one, and not one that has its database. */
    private boolean joining() {
        return !world.cluster().member(node) && config().filter(config -> config.values().containsKey("server")).isPresent();
    }

    private String agentToken() {
        return flags.values().getOrDefault("agent-token", List.of("")).getLast();
    }

    private boolean dies() {
        return world.has(Fault.NODE_DIES) && node.name().equals("node3");
    }

    private Duration time(boolean joining) {
        if (!joining) {
            return world.cluster().member(node) ? AGAIN : FIRST;
        }
        return world.has(Fault.SLOW_JOIN) && node.name().equals("node2") ? JOIN.plus(SLOW) : JOIN;
    }

    private void write(String path, String text) {
        node.write(path, new PracticeNode.Content(Secret.of(text), "0600"));
    }

    private void log(String line) {
        journal.addLast(line);
        if (journal.size() > LINES) {
            journal.removeFirst();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.release.Releases;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.exec.Clock;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.DesktopSsh;
import dev.hearth.port.DnsApis;
import dev.hearth.port.GitRemotes;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.Manifest;
import dev.hearth.port.NameServers;
import dev.hearth.port.Network;
import dev.hearth.port.RecoveryKits;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A home with four machines (node1 to node4, 192.168.5.11 to .14; the fourth is a spare) and nothing on them, behind the ports.
 * Steps run on it unchanged; only its time is faster.
 */
public final class PracticeHomelab {
    /** The user of every machine. */
    public static final String USER = "homelab";

    /** The one that the played DNS provider does not know. */
    public static final Secret UNKNOWN_DNS_CREDENTIAL = Secret.of("unknown");

    static final Secret PASSWORD = Secret.of("practice");
    private static final Ipv4 VIP = Ipv4.of("192.168.5.200");
    private static final int NODES = 4;
    /** Played: nothing is written there. */
    private static final Path HOME = Path.of("~");
    private final Clock clock;
    private final World world;
    private final PracticeSecrets secrets = new PracticeSecrets();
    private final PracticeArtifacts artifacts;
    private final RemoteHosts hosts;
    private final Kubeconfigs kubeconfigs;
    private final ClusterStore clusters;
    private final RecoveryKits kits;

    /**
     * @param folder of its own, for the few real files that steps read; the caller removes it
     * @param releases the versions that are played
     */
    public PracticeHomelab(Clock clock, Path folder, Releases releases) {
        this.clock = clock;
        world = new World(clock, IntStream.rangeClosed(1, NODES).mapToObj(i -> new PracticeNode("node" + i, Ipv4.of("192.168.5.1" + i))).toList());
        world.intrudeAt(VIP);
        artifacts = new PracticeArtifacts(world, folder.resolve("downloads"), releases);
        hosts = new PracticeHosts(world, secrets, artifacts);
        kubeconfigs = new PracticeKubeconfigs(HOME);
        kits = new PracticeKits(world);
        clusters = new PracticeClusterStore(folder.resolve("clusters"), world);
    }

    /** A whole plan for the first three machines. */
    public ClusterDraft draft() {
        List<ClusterDraft.Node> nodes = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new ClusterDraft.Node("node" + i, "192.168.5.1" + i, "", "", "", ClusterDraft.Ssh.empty())).toList();
        return ClusterDraft.empty()
                .withName("practice")
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "192.168.5.100-192.168.5.150",
                        VIP.toString(), "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh(USER, "", "password", "", "password", ""))
                .withPlatform(ClusterDraft.Platform.empty().withRecovery(new ClusterDraft.Recovery("", "practice", "")))
                .withNodes(nodes);
    }

    /** The clock that the engine has to run by. */
    public Clock clock() {
        return clock;
    }

    /** Makes something go wrong from now on, or mends it. */
    public void set(Fault fault, boolean on) {
        world.ask(now -> {
            world.set(fault, on, now);
            return on;
        });
    }

    /** Whether it can be made to go wrong now. */
    public boolean possible(Fault fault) {
        return world.ask(now -> world.possible(fault, now));
    }

    public boolean has(Fault fault) {
        return world.ask(now -> world.has(fault));
    }

    /** Somebody beside Hearth applies an object, by force. */
    void edit(Manifest manifest, String manager) {
        world.ask(now -> {
            world.cluster().applied().edit(manifest, manager, now);
            return manifest;
        });
    }

    /** Somebody edits the command line in a machine's k3s unit. */
    void command(String node, String words) {
        PracticeNode machine = world.node(node).orElseThrow(() -> new IllegalArgumentException("no " + node));
        world.ask(now -> {
            machine.service().command(words);
            return words;
        });
    }

    /** Takes a machine's power, or gives it back. */
    public void power(String node, boolean on) {
        PracticeNode machine = world.node(node).orElseThrow(() -> new IllegalArgumentException("no " + node));
        world.ask(now -> {
            if (on) {
                machine.boot(now);
            } else {
                machine.cut();
            }
            return on;
        });
    }

    /** Installs a machine's system anew, or puts another machine in its place; the cluster does not know. The machine has to be off. */
    public void reinstall(String node) {
        PracticeNode machine = world.node(node).orElseThrow(() -> new IllegalArgumentException("no " + node));
        world.ask(now -> {
            machine.reinstall(world);
            return machine;
        });
    }

    public RemoteHosts hosts() {
        return hosts;
    }

    public ClusterApis apis() {
        return new PracticeApis(world);
    }

    public GitRemotes git() {
        return new PracticeGit(world);
    }

    public Network network() {
        return new PracticeNetwork(world);
    }

    /** A desktop whose owner has one of the nodes in the SSH configuration, and a key in the agent. */
    public DesktopSsh ssh() {
        return new PracticeSsh(world);
    }

    public DnsApis dns() {
        return new PracticeDns(world);
    }

    public NameServers nameServers() {
        return new PracticeNameServers(world);
    }

    public Artifacts artifacts() {
        return artifacts;
    }

    public Kubeconfigs kubeconfigs() {
        return kubeconfigs;
    }

    /** Where the cluster's own kubeconfig is said to be. */
    public Path kubeconfig(String cluster) {
        return HOME.resolve(Path.of(".local", "share", "hearth", "clusters", cluster, "kubeconfig"));
    }

    public ClusterStore clusters() {
        return clusters;
    }

    public RecoveryKits kits() {
        return kits;
    }

    public SecretStore secrets() {
        return secrets;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static dev.hearth.recipe.shared.PlayedPort.port;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.UnmetException;
import dev.hearth.node.NodeFacts;
import dev.hearth.node.NodeCommands;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.CommandResult;
import dev.hearth.port.Manifest;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.PlayedCluster;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Three servers and their API as one step meets them: each answer is what a test says, each command and each apply is kept. */
final class Played implements StepContext {
    static final String CA = "ab12".repeat(16);
    /** Command name and first argument to the answer, as {@code unit-state k3s}; by node first, as {@code node2 unit-state k3s}. */
    final Map<String, String> answers = new HashMap<>();
    /** Node, command name and first argument. */
    final List<String> asked = new ArrayList<>();
    final List<String> applied = new ArrayList<>();
    final Map<String, ClusterApi.Applied> compared = new HashMap<>();
    final Set<String> silent = new HashSet<>();
    final Set<StepId> failed = new HashSet<>();
    List<NodeStatus> members = List.of();
    Optional<Network.ApiAnswer> vip = Optional.empty();
    boolean daemonSet;
    /** What the API server has beside what was applied. */
    final PlayedCluster objects = new PlayedCluster();
    private Outputs outputs = Outputs.none();

    Played() {
        with(Keys.KUBECONFIG, Secret.of("kind: Config")).with(Keys.TOKEN, Secret.of("K10" + CA + "::server:secret"))
                .with(Keys.STANDING, new Standing(spec().firstServer(), true));
    }

    <T> Played with(OutputKey<T> key, T value) {
        outputs = outputs.with(key, value);
        return this;
    }

    /** @param lines more of the survey */
    Played facts(int node, String lines) throws Exception {
        String survey = "survey=1\nos.machine=x86_64\nnet.address=eth0 192.168.5.1" + node + "/24 static\n" + lines + "end=ok\n";
        return with(Keys.facts("node" + node), NodeFacts.parse("node" + node, survey));
    }

    static ClusterSpec spec() {
        return spec(0);
    }

    /** @param adopted so many of the three, the first ones */
    static ClusterSpec spec(int adopted) {
        List<ClusterDraft.Node> nodes = List.of(1, 2, 3).stream()
                .map(i -> new ClusterDraft.Node("node" + i, "192.168.5.1" + i, "", "", "", ClusterDraft.Ssh.empty(), i <= adopted ? "yes" : "")).toList();
        ClusterDraft draft = ClusterDraft.empty().withName("home").withNodes(nodes)
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "192.168.5.100-192.168.5.150", "192.168.5.200",
                        "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""));
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec());
    }

    Ports ports() {
        RemoteHosts hosts = port(RemoteHosts.class, (name, arguments) -> host(((dev.hearth.domain.cluster.SshAccess) arguments[0]).host()));
        ClusterApis apis = port(ClusterApis.class, (name, arguments) -> api((String) arguments[0]));
        Network network = port(Network.class, (name, arguments) -> vip);
        return new Ports(hosts, apis, port(dev.hearth.port.Artifacts.class, (name, arguments) -> null), network,
                port(dev.hearth.port.Kubeconfigs.class, (name, arguments) -> null), Path.of("kubeconfig"));
    }

    private RemoteHost host(String address) {
        String node = "node" + address.substring(address.length() - 1);
        return port(RemoteHost.class, (name, arguments) -> {
            RemoteCommand command = (RemoteCommand) arguments[0];
            String what = command.name() + " " + command.arguments().getFirst();
            asked.add(node + " " + what);
            String answer = answers.getOrDefault(node + " " + what, answers.get(what));
            return answer == null ? new CommandResult(what.startsWith("read-file") ? NodeCommands.ABSENT : 0, "", "") : new CommandResult(0, answer, "");
        });
    }

    private ClusterApi api(String address) {
        return port(ClusterApi.class, (name, arguments) -> {
            if (silent.contains(address)) {
                throw Problem.blocking(ProblemCode.API_UNREACHABLE, Map.of("address", address)).retry(Retry.SOON).asException();
            }
            return switch (name) {
                case "nodes" -> members;
                case "compare" -> compared.getOrDefault(((Manifest) arguments[0]).ref().kind(), ClusterApi.Applied.SAME);
                case "apply" -> applied.add(((Manifest) arguments[0]).ref().kind());
                case "daemonSet" -> daemonSet ? Optional.of(new dev.hearth.port.RolloutStatus(3, 3, 3)) : Optional.empty();
                case "leaseHolder" -> Optional.of("node1");
                case "objects" -> objects;
                default -> "v1";
            };
        });
    }

    static NodeStatus member(String name, boolean ready, boolean voter) {
        return new NodeStatus(name, Map.of("Ready", ready ? "True" : "False", "EtcdIsVoter", voter ? "True" : "False"), List.of(), "v1", Map.of());
    }

    static String unit(String active) {
        return "LoadState=loaded\nUnitFileState=enabled\nActiveState=" + active + "\nSubState=x\nNRestarts=0\n";
    }

    @Override
    public <T> Optional<T> find(OutputKey<T> key) {
        return outputs.find(key);
    }

    @Override
    public void rely(StepId on) {
        if (failed.contains(on)) {
            throw new UnmetException(on);
        }
    }

    @Override
    public void pause(java.time.Duration time) {
        throw new UnsupportedOperationException("no step here waits in the middle");
    }

    @Override
    public boolean acted() {
        return false;
    }

    @Override
    public void progress(double fraction, String note) {
        // Nobody watches.
    }

    @Override
    public void log(String line) {
        // Nobody reads.
    }
}

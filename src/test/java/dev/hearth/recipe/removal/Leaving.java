// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import static dev.hearth.recipe.shared.PlayedPort.port;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.manifest.Documents;
import dev.hearth.node.NodeFacts;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.CommandResult;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cluster that a node leaves, as one step meets it: nodes and pods are what a test says, what is asked for is kept. */
final class Leaving implements StepContext {
    final Map<String, NodeStatus> nodes = new LinkedHashMap<>();
    /** Servers whose own API is silent, whatever their Node says. */
    final Set<String> silent = new HashSet<>();
    final Map<ObjectRef, LiveObject> pods = new LinkedHashMap<>();
    /** How often a pod's eviction is refused still. */
    final Map<String, Integer> budgets = new HashMap<>();
    final List<String> evicted = new ArrayList<>();
    /** Commands that the leaving node got, without questions. */
    final List<String> commands = new ArrayList<>();
    /** What systemd says of its unit. */
    String unit = "LoadState=loaded\nUnitFileState=enabled\nActiveState=active\nSubState=running\n";
    boolean cordoned;
    Duration passed = Duration.ZERO;
    private final ClusterSpec spec;
    private Outputs outputs = Outputs.none();

    /** @param servers that are up and vote */
    Leaving(int servers) {
        List<ClusterDraft.Node> drafts = IntStream.rangeClosed(1, servers).mapToObj(i -> new ClusterDraft.Node("node" + i, "192.168.5.1" + i, "", "", "", ClusterDraft.Ssh.empty())).toList();
        spec = Objects.requireNonNull(ClusterDrafts.check(ClusterDraft.empty().withName("home").withNodes(drafts)
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "", "192.168.5.200", "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""))).spec());
        IntStream.rangeClosed(1, servers).forEach(i -> server("node" + i, true, true));
    }

    void server(String name, boolean ready, boolean voter) {
        nodes.put(name, new NodeStatus(name, Map.of("Ready", ready ? "True" : "Unknown", "EtcdIsVoter", voter ? "True" : "False"),
                List.of("192.168.5.1" + name.substring(4)), "v1", Map.of("node-role.kubernetes.io/etcd", "true")));
    }

    /** @param rest of the pod: metadata and spec in YAML's flow style */
    void pod(String name, String owner, String spec, String status) {
        String owners = owner.isEmpty() ? "" : ", ownerReferences: [{kind: " + owner + "}]";
        LiveObject pod = new LiveObject(new ObjectRef("v1", "Pod", "apps", name), Documents.parse(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + ", namespace: apps" + owners + "}\nspec: {nodeName: node3" + spec + "}\nstatus: {phase: " + status + "}\n").getFirst());
        pods.put(pod.ref(), pod);
    }

    /** The leaving node can be reached. */
    Leaving reached() throws ProblemException {
        outputs = Outputs.of(Keys.facts(leaver().name()), NodeFacts.parse(leaver().name(), "survey=1\nend=ok\n"));
        return this;
    }

    NodeSpec leaver() {
        return spec.nodes().getLast();
    }

    ClusterSpec staying() {
        return spec.without(leaver());
    }

    Ports ports() {
        ClusterApis apis = port(ClusterApis.class, (name, arguments) -> port(ClusterApi.class, this::answer));
        Network network = port(Network.class, (name, arguments) -> nodes.values().stream()
                .filter(node -> Ipv4.of(node.internalIps().getFirst()).equals(arguments[0]) && !silent.contains(node.name())).findFirst()
                .map(node -> new Network.ApiAnswer(true, List.of(), "")));
        return new Ports(port(RemoteHosts.class, (name, arguments) -> port(RemoteHost.class, this::command)), apis, port(Artifacts.class, Leaving::never), network, port(Kubeconfigs.class, Leaving::never), Path.of("kubeconfig"));
    }

    private Object command(String name, Object[] arguments) {
        RemoteCommand command = (RemoteCommand) arguments[0];
        if (command.name().equals("unit-state")) {
            return new CommandResult(0, unit, "");
        }
        commands.add(command.name());
        return new CommandResult(0, "", "");
    }

    private @Nullable Object answer(String name, Object[] arguments) throws ProblemException {
        return switch (name) {
            case "nodes" -> List.copyOf(nodes.values());
            case "objects" -> port(ClusterObjects.class, this::answer);
            case "get" -> Optional.ofNullable(nodes.get(((ObjectRef) arguments[0]).name())).map(this::live);
            case "list" -> List.copyOf(pods.values());
            case "cordon" -> {
                cordoned = true;
                yield null;
            }
            case "evict" -> {
                ObjectRef pod = (ObjectRef) arguments[0];
                if (budgets.merge(pod.name(), -1, Integer::sum) >= 0) {
                    throw Problem.blocking(ProblemCode.EVICTION_BLOCKED, Map.of("pod", pod.name())).retry(Retry.SOON).asException();
                }
                evicted.add(pod.name());
                pods.remove(pod);
                yield null;
            }
            default -> never(name, arguments);
        };
    }

    private LiveObject live(NodeStatus node) {
        return new LiveObject(new ObjectRef("v1", "Node", "", node.name()), Map.of("spec", Map.of("unschedulable", cordoned),
                "status", Map.of("conditions", List.of(Map.of("type", "Ready", "status", String.valueOf(node.conditions().get("Ready")))))));
    }

    private static Object never(String name, Object[] arguments) {
        throw new AssertionError("nobody needs " + name);
    }

    @Override
    public <T> Optional<T> find(OutputKey<T> key) {
        return outputs.with(Keys.KUBECONFIG, Secret.of("kind: Config")).with(Keys.STANDING, new Standing(spec.firstServer(), true)).find(key);
    }

    @Override
    public void rely(StepId on) {
        throw new AssertionError("relies on " + on);
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
    public void pause(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public void log(String line) {
        // Nobody reads.
    }
}

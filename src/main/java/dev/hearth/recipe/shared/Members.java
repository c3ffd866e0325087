// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The nodes as the cluster itself has them, and what etcd can bear: k3s keeps one member for each Node with etcd's role.
 *
 * @param silent names of servers that do not answer themselves: the cluster calls them Ready for most of a minute more
 * @param one name of the node that is about to leave, or to restart
 */
public record Members(List<NodeStatus> all, Set<String> silent, String one) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String ETCD = "node-role.kubernetes.io/etcd";

    public Members {
        all = List.copyOf(all);
        silent = Set.copyOf(silent);
    }

    /** @param spec of the nodes that are asked */
    public static Members of(ClusterSpec spec, NodeSpec one, Ports ports, StepContext context) throws ProblemException, InterruptedException {
        List<NodeStatus> nodes = AnyServer.ask(spec, ports, context, ClusterApi::nodes);
        List<NodeStatus> servers = nodes.stream().filter(Members::etcd).toList();
        List<Boolean> answers = SideBySide.all(servers, server -> answers(server, ports));
        Set<String> silent = IntStream.range(0, servers.size()).filter(i -> !answers.get(i)).mapToObj(i -> servers.get(i).name()).collect(Collectors.toSet());
        return new Members(nodes, silent, one.name());
    }

    private static boolean answers(NodeStatus server, Ports ports) throws InterruptedException {
        try {
            Optional<Ipv4> address = server.internalIps().stream().findFirst().flatMap(Ipv4::parse);
            return address.isPresent() && ports.network().api(address.get(), PATIENCE).filter(Network.ApiAnswer::pong).isPresent();
        } catch (ProblemException e) {
            return false;
        }
    }

    public Optional<NodeStatus> itself() {
        return all.stream().filter(node -> node.name().equals(one)).findFirst();
    }

    /** Of etcd, up or not. */
    public Quorum now() {
        return new Quorum((int) all.stream().filter(Members::etcd).count());
    }

    /** Without the one that leaves. */
    public Quorum after() {
        return new Quorum((int) all.stream().filter(Members::etcd).filter(node -> !node.name().equals(one)).count());
    }

    public int up() {
        return (int) all.stream().filter(this::votes).count();
    }

    /** Voters that are up, of those that stay. */
    public int upAfter() {
        return (int) all.stream().filter(this::votes).filter(node -> !node.name().equals(one)).count();
    }

    /** Whether the API still takes writes when the leaving server ends while it is a member: the Node has to be deleted by it. */
    public boolean canEndFirst() {
        return now().spare(upAfter()) >= 0;
    }

    /** Names of the other members that are not Ready voters now: etcd needs each of them while this one is away. */
    public List<String> othersAway() {
        return all.stream().filter(Members::etcd).filter(node -> !node.name().equals(one) && !votes(node)).map(NodeStatus::name).toList();
    }

    private static boolean etcd(NodeStatus node) {
        return node.labels().containsKey(ETCD);
    }

    private boolean votes(NodeStatus node) {
        return etcd(node) && node.ready() && node.etcdVoter() && !silent.contains(node.name());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.adopt;

import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeFacts;
import dev.hearth.node.NodeShell;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.RemoteHosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one server of a cluster what there is: its machine for the network, its API for the rest. */
public final class AdoptionLook {
    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
    private static final String VOTER = "EtcdIsVoter";

    private AdoptionLook() {}

    /**
     * @param start the cluster's name, and how to log in; its other nodes do not count
     * @param door a server of the cluster
     * @param version of k3s that Hearth would join nodes with
     * @throws ProblemException ADOPT_NO_SERVER when that machine runs no k3s server, and what keeps it or its API from answering
     */
    public static Adoption of(ClusterDraft start, NodeSpec door, String version, RemoteHosts hosts, ClusterApis apis) throws ProblemException, InterruptedException {
        NodeShell shell = new NodeShell(door.access().host(), hosts.connect(door.access()));
        NodeFacts facts = shell.facts(door.address());
        Optional<Secret> kubeconfig = shell.read(K3sPaths.KUBECONFIG).filter(text -> !text.isBlank()).map(Secret::of);
        if (kubeconfig.isEmpty()) {
            String found = facts.k3s().version().map(there -> "k3s " + there + ", units " + facts.k3s().units()).orElse("k3s absent");
            throw Problem.blocking(ProblemCode.ADOPT_NO_SERVER, Map.of("host", door.access().host(), "found", found)).asException();
        }
        ClusterApi api = apis.open(door.address().toString(), kubeconfig.get());
        List<NodeStatus> nodes = api.nodes().stream().sorted(Comparator.comparing((NodeStatus node) -> !server(node)).thenComparing(NodeStatus::name)).toList();
        Traces traces = Traces.of(api);
        AdoptedNetwork network = AdoptedNetwork.of(facts, door.address(), traces);
        List<Problem> open = new ArrayList<>();
        if (traces.vip().isEmpty()) {
            open.add(Problem.warning(ProblemCode.ADOPT_NO_VIP, Map.of("host", door.access().host())));
        }
        if (nodes.stream().noneMatch(node -> node.conditions().containsKey(VOTER))) {
            open.add(Problem.warning(ProblemCode.ADOPT_NO_ETCD, Map.of("node", nodes.isEmpty() ? door.name() : nodes.getFirst().name())));
        }
        nodes.stream().map(NodeStatus::kubeletVersion).filter(found -> !found.equals(version)).findFirst()
                .ifPresent(found -> open.add(Problem.warning(ProblemCode.ADOPTED_OTHER_VERSION, Map.of("node", door.access().host(), "found", found, "required", version))));
        ClusterDraft draft = start.withNetwork(network.draft()).withNodes(nodes.stream().map(AdoptionLook::node).toList())
                .withPlatform(ClusterDraft.Platform.empty().withScope("control-plane"));
        return new Adoption(draft, traces.stays(), open);
    }

    static ClusterDraft.Node node(NodeStatus node) {
        return new ClusterDraft.Node(node.name(), node.internalIps().stream().findFirst().orElse(""), "", server(node) ? "server" : "agent", "", ClusterDraft.Ssh.empty(), "yes");
    }

    static boolean server(NodeStatus node) {
        return node.labels().containsKey(CONTROL_PLANE);
    }
}

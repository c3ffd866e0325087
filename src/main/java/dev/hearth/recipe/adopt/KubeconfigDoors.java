// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.adopt;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers of a cluster, as its API names them to who has a kubeconfig. By one of them the rest is looked at over SSH. */
public final class KubeconfigDoors {
    /** Of k3s's API (docs.k3s.io, requirements). */
    private static final int PORT = 6443;
    /** The first byte of this computer's own addresses (RFC 1122, 3.2.1.3): k3s writes 127.0.0.1 into the file that is for root there. */
    private static final int LOOPBACK = 127;
    private final ClusterApis apis;
    private final Network network;

    public KubeconfigDoors(ClusterApis apis, Network network) {
        this.apis = apis;
        this.network = network;
    }

    /**
     * Those that are ready first, by name.
     *
     * @param source the file's name, for problems
     * @throws ProblemException ADOPT_KUBECONFIG when it cannot be used, and what keeps the API from answering
     */
    public List<ClusterDraft.Node> in(String source, Secret kubeconfig) throws ProblemException, InterruptedException {
        String server;
        try {
            server = apis.server(kubeconfig);
        } catch (ProblemException e) {
            throw new ProblemException(unusable(source, e.problem().detail()), e);
        }
        Ipv4 address = address(server).orElseThrow(() -> unusable(source, "server " + server).asException());
        List<ClusterDraft.Node> servers = apis.open(address.toString(), kubeconfig).nodes().stream().filter(AdoptionLook::server)
                .sorted(Comparator.comparing((NodeStatus node) -> !node.ready()).thenComparing(NodeStatus::name)).map(AdoptionLook::node).toList();
        if (servers.isEmpty()) {
            throw unusable(source, "control-plane: 0 nodes").asException();
        }
        return servers;
    }

    /** Empty when that is not another machine's port of k3s. */
    private Optional<Ipv4> address(String server) throws InterruptedException {
        URI uri;
        try {
            uri = URI.create(server);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (uri.getHost() == null || uri.getPort() != PORT) {
            return Optional.empty();
        }
        Optional<Ipv4> written = Ipv4.parse(uri.getHost());
        return (written.isPresent() ? written : network.resolve(uri.getHost())).filter(address -> address.bits() >>> 24 != LOOPBACK);
    }

    private static Problem unusable(String source, String found) {
        return Problem.blocking(ProblemCode.ADOPT_KUBECONFIG, Map.of("file", source, "found", found));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.adopt;

import static dev.hearth.recipe.shared.PlayedPort.port;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigDoorsTest {
    private final List<NodeStatus> nodes = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private Optional<ProblemException> refusal = Optional.empty();

    private void node(String name, String address, String role, boolean ready) {
        nodes.add(new NodeStatus(name, Map.of("Ready", ready ? "True" : "Unknown"), List.of(address), "v1.36.3+k3s1", Map.of("node-role.kubernetes.io/" + role, "true")));
    }

    private List<String> in(String server) throws ProblemException, InterruptedException {
        ClusterApis apis = port(ClusterApis.class, (name, arguments) -> {
            if (name.equals("server")) {
                if (refusal.isPresent()) {
                    throw refusal.get();
                }
                return server;
            }
            opened.add((String) arguments[0]);
            return port(ClusterApi.class, (call, given) -> nodes);
        });
        Network network = port(Network.class, (name, arguments) -> arguments[0].equals("k3s.home.arpa") ? Optional.of(Ipv4.of("192.168.5.200")) : Optional.empty());
        return new KubeconfigDoors(apis, network).in("home.yaml", Secret.of("kubeconfig")).stream().map(ClusterDraft.Node::host).toList();
    }

    private Problem refused(String server) {
        return assertThrows(ProblemException.class, () -> in(server)).problem();
    }

    @Test
    void serversAreNamedAndThoseThatAreReadyFirst() throws Exception {
        node("node1", "192.168.5.11", "control-plane", false);
        node("worker", "192.168.5.20", "worker", true);
        node("node3", "192.168.5.13", "control-plane", true);
        node("node2", "192.168.5.12", "control-plane", true);
        assertEquals(List.of("192.168.5.12", "192.168.5.13", "192.168.5.11"), in("https://192.168.5.200:6443"));
    }

    @ParameterizedTest
    @CsvSource({"https://192.168.5.11:6443, 192.168.5.11", "https://k3s.home.arpa:6443, 192.168.5.200"})
    void theApiIsAskedWhereTheFileSaysThatItIs(String server, String address) throws Exception {
        node("node1", "192.168.5.11", "control-plane", true);
        in(server);
        assertEquals(List.of(address), opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:6443", "https://127.9.9.9:6443", "https://192.168.5.11", "https://192.168.5.11:443", "https://unknown.home.arpa:6443", "192.168.5.11:6443", "", "https://a b:6443"})
    void aFileThatLeadsElsewhereIsNotFollowed(String server) {
        Problem problem = refused(server);
        assertEquals(ProblemCode.ADOPT_KUBECONFIG, problem.code());
        assertEquals(Map.of("file", "home.yaml", "found", "server " + server), problem.args());
        assertEquals(List.of(), opened);
    }

    @Test
    void whyAFileCannotBeReadIsSaidWithItsName() {
        refusal = Optional.of(Problem.blocking(ProblemCode.KUBECONFIG_UNREADABLE, Map.of("file", "kubeconfig")).detail("exec in users").asException());
        assertEquals(Map.of("file", "home.yaml", "found", "exec in users"), refused("").args());
    }

    @Test
    void aClusterWithoutServersIsNone() {
        node("worker", "192.168.5.20", "worker", true);
        assertEquals(ProblemCode.ADOPT_KUBECONFIG, refused("https://192.168.5.200:6443").code());
    }
}

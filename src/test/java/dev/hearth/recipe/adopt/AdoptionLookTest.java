// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.adopt;

import static dev.hearth.recipe.shared.PlayedPort.port;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.manifest.Documents;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.CommandResult;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.recipe.shared.PlayedCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The answers are those of a cluster that was made by hand on real nodes, with kube-vip's own manifests. */
class AdoptionLookTest {
    private static final Set<String> READING = Set.of("survey", "read-file");
    private final PlayedCluster cluster = new PlayedCluster();
    private final List<NodeStatus> nodes = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private String kubeconfig = "kind: Config";

    AdoptionLookTest() {
        node("node2", "192.168.5.12", true);
        node("node1", "192.168.5.11", true);
        node("worker", "192.168.5.20", false);
        put("""
                apiVersion: v1
                kind: Pod
                metadata: {name: kube-vip-ds-x, namespace: kube-system}
                spec: {containers: [{name: kube-vip, image: "ghcr.io/kube-vip/kube-vip:v1.2.3", env: [{name: port, value: "6443"}, {name: address, value: 192.168.5.200}]}]}
                """);
        workload("DaemonSet", "kube-system", "kube-vip-ds", "ghcr.io/kube-vip/kube-vip:v1.2.3");
        workload("Deployment", "kube-system", "coredns", "rancher/mirrored-coredns-coredns:1.14.1");
        workload("Deployment", "media", "jellyfin", "jellyfin/jellyfin:10.11");
    }

    @Test
    void theClusterBecomesAPlanThatBuildsNothing() throws Exception {
        Adoption found = look();
        assertEquals(List.of(), found.open());
        ClusterSpec spec = Objects.requireNonNull(ClusterDrafts.check(found.draft()).spec());
        assertEquals(List.of("node1", "node2", "worker"), spec.nodes().stream().map(NodeSpec::name).toList(), "servers first");
        assertTrue(spec.nodes().stream().allMatch(NodeSpec::adopted));
        assertEquals(List.of("worker"), spec.agents().stream().map(NodeSpec::name).toList());
        assertEquals("192.168.5.200", spec.addresses().vip().toString());
        assertEquals("192.168.5.1", String.valueOf(spec.addresses().lan().gateway()));
        assertEquals(null, spec.platform());
        assertFalse(spec.addresses().pool().contains(spec.addresses().vip()));
        assertEquals(READING, commands.stream().collect(Collectors.toSet()), "nothing was changed");
    }

    @Test
    void whatStandsThereIsToldAndItsSecretsAreNot() throws Exception {
        String stays = String.join("\n", look().stays());
        assertTrue(stays.contains("Deployment media/jellyfin (jellyfin/jellyfin:10.11)"), stays);
        assertTrue(stays.contains("Node node1: cluster-cidr 10.9.0.0/16, disable servicelb traefik"), stays);
        assertFalse(stays.contains("coredns") || stays.contains("canary"), stays);
    }

    @Test
    void poolAndIngressThatAreThereAreTaken() throws Exception {
        put("""
                apiVersion: metallb.io/v1beta1
                kind: IPAddressPool
                metadata: {name: lan, namespace: metallb-system}
                spec: {addresses: ["10.0.0.0/24", "192.168.5.201-192.168.5.220"]}
                """);
        put("""
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: ingress}
                spec: {type: LoadBalancer, ports: [{name: websecure, port: 443}]}
                status: {loadBalancer: {ingress: [{ip: 192.168.5.203}]}}
                """);
        ClusterDraft.Network network = look().draft().network();
        assertEquals("192.168.5.201-192.168.5.220", network.pool());
        assertEquals("192.168.5.203", network.traefik());
    }

    @Test
    void whatKeepsNodesFromJoiningIsNamed() throws Exception {
        cluster.objects.keySet().removeIf(ref -> ref.kind().equals("Pod"));
        nodes.replaceAll(node -> new NodeStatus(node.name(), Map.of("Ready", "True"), node.internalIps(), "v1.30.1+k3s1", node.labels()));
        Adoption found = look();
        assertEquals(List.of(ProblemCode.ADOPT_NO_VIP, ProblemCode.ADOPT_NO_ETCD, ProblemCode.ADOPTED_OTHER_VERSION), found.open().stream().map(Problem::code).toList());
        assertEquals("", found.draft().network().vip());
    }

    @Test
    void anAgentIsNoWayIn() {
        kubeconfig = "";
        ProblemException refused = assertThrows(ProblemException.class, this::look);
        assertEquals(ProblemCode.ADOPT_NO_SERVER, refused.problem().code());
        assertEquals("192.168.5.11", refused.problem().args().get("host"));
    }

    private Adoption look() throws ProblemException, InterruptedException {
        ClusterDraft start = ClusterDraft.empty().withName("home").withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""))
                .withNodes(List.of(new ClusterDraft.Node("server", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty())));
        RemoteHosts hosts = port(RemoteHosts.class, (name, arguments) -> port(RemoteHost.class, (call, given) -> answer((RemoteCommand) given[0])));
        ClusterApis apis = port(ClusterApis.class, (name, arguments) -> port(ClusterApi.class, (call, given) -> call.equals("nodes") ? nodes : cluster));
        return AdoptionLook.of(start, ClusterDrafts.door(start), "v1.36.3+k3s1", hosts, apis);
    }

    private CommandResult answer(RemoteCommand command) {
        commands.add(command.name());
        return new CommandResult(0, command.name().equals("read-file") ? kubeconfig : """
                survey=1
                os.machine=x86_64
                net.address=eth0 192.168.5.11/24 static
                net.address=cni0 10.9.0.1/24 static
                net.route=default 192.168.5.1 eth0
                net.nameserver=192.168.5.1
                net.nameserver=127.0.0.53
                old.k3s=v1.36.3+k3s1
                end=ok
                """, "");
    }

    private void node(String name, String address, boolean server) {
        nodes.add(new NodeStatus(name, server ? Map.of("Ready", "True", "EtcdIsVoter", "True") : Map.of("Ready", "True"), List.of(address), "v1.36.3+k3s1",
                server ? Map.of("node-role.kubernetes.io/control-plane", "true") : Map.of()));
        if (server) {
            put("""
                    apiVersion: v1
                    kind: Node
                    metadata: {name: %s, annotations: {k3s.io/node-args: '["server","--cluster-init","true","--token","canary","--disable","servicelb","--disable","traefik","--cluster-cidr","10.9.0.0/16"]'}}
                    """.formatted(name));
        }
    }

    private void workload(String kind, String namespace, String name, String image) {
        put("""
                apiVersion: apps/v1
                kind: %s
                metadata: {name: %s, namespace: %s}
                spec: {template: {spec: {containers: [{name: one, image: "%s"}]}}}
                """.formatted(kind, name, namespace, image));
    }

    private void put(String yaml) {
        cluster.put(Documents.manifest(new HashMap<>(Documents.parse(yaml).getFirst())));
    }
}

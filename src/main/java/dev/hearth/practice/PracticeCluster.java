// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.Manifest;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The Kubernetes cluster that the machines make: members, etcd's quorum, objects, certificates. Used under the world's lock. */
final class PracticeCluster {
    private static final Duration REGISTERS = Duration.ofSeconds(2);
    private static final Duration READY = Duration.ofSeconds(6);
    private static final Duration VOTER = Duration.ofSeconds(7);
    /** kube-controller-manager's node-monitor-grace-period. */
    private static final Duration GRACE = Duration.ofSeconds(50);

    private static final String CA = "cHJhY3RpY2UgQ0E=";
    private static final String HASH = "7ab31e".repeat(11).substring(0, 64);
    private final World world;
    private final KubeVipPlay kubeVip;
    private final SealedSecretsPlay sealedSecrets;
    private final CertManagerPlay certManager;
    private final ArgoPlay argo;
    private final GitPlay git = new GitPlay();
    private final NodesPlay play = new NodesPlay(this);
    private final PodsPlay pods = new PodsPlay(this);
    private final ServiceLbPlay serviceLb = new ServiceLbPlay(this);
    private final Map<PracticeNode, Member> members = new LinkedHashMap<>();
    private final AppliedObjects applied = new AppliedObjects();
    private final Set<String> named = new LinkedHashSet<>();
    private String agents = "";

    /**
     * @param machine that joined; another one in its place is not the member
     * @param seen when its kubelet last reported
     */
    private record Member(boolean first, boolean server, int machine, Instant joined, Instant seen) {}

    PracticeCluster(World world) {
        this.world = world;
        this.kubeVip = new KubeVipPlay(this);
        this.sealedSecrets = new SealedSecretsPlay(this);
        this.certManager = new CertManagerPlay(this, world);
        this.argo = new ArgoPlay(this);
    }

    CertManagerPlay certManager() {
        return certManager;
    }

    SealedSecretsPlay sealedSecrets() {
        return sealedSecrets;
    }

    ArgoPlay argo() {
        return argo;
    }

    GitPlay git() {
        return git;
    }

    KubeVipPlay kubeVip() {
        return kubeVip;
    }

    /** Since when something goes wrong; empty when it does not. */
    Optional<Instant> since(Fault fault) {
        return world.since(fault);
    }

    Map<ObjectRef, Manifest> objects() {
        return applied.all();
    }

    AppliedObjects applied() {
        return applied;
    }

    /** How long an object has been as it is; empty when it is not there. */
    Optional<Duration> age(ObjectRef ref, Instant now) {
        return applied.age(ref, now);
    }

    String caHash() {
        return HASH;
    }

    /** The full form, {@code K10<CA hash>::server:<password>}. */
    String token() {
        return "K10" + HASH + "::server:practice";
    }

    /** What agents join with; the servers' own where the first server was given none. */
    String agentToken() {
        return agents.isEmpty() ? token() : "K10" + HASH + "::node:" + agents;
    }

    /** Of the flags of a server that begins. */
    void agents(String password) {
        agents = password;
    }

    /** With the admin certificate of one server. */
    String kubeconfig(String server) {
        return """
                apiVersion: v1
                clusters:
                - cluster:
                    certificate-authority-data: %s
                    server: https://127.0.0.1:6443
                  name: default
                contexts:
                - context:
                    cluster: default
                    user: default
                  name: default
                current-context: default
                kind: Config
                preferences: {}
                users:
                - name: default
                  user:
                    client-certificate-data: %s
                    client-key-data: cHJhY3RpY2U=
                """.formatted(CA, Base64.getEncoder().encodeToString(server.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes a machine whose k3s is up into the cluster; nothing new for one that is in it. */
    void admit(PracticeNode node, Instant now) {
        if (members.putIfAbsent(node, new Member(members.isEmpty(), node.service().server(), node.machine(), now, now)) == null) {
            play.register(node, now);
        }
    }

    /** One server is the cluster, with the content of then; the others are members of nothing. */
    void resetTo(PracticeNode node, AppliedObjects content, Instant now) {
        members.clear();
        members.put(node, new Member(true, true, node.machine(), now, now));
        applied.become(content);
    }

    boolean begun() {
        return !members.isEmpty();
    }

    /** What {@code kubectl delete node} does: Node and etcd member are gone. */
    void forget(PracticeNode node) {
        members.remove(node);
        play.forget(node.name());
    }

    /** A cluster whose data is nowhere any more is none. */
    void wiped() {
        if (members.keySet().stream().noneMatch(PracticeNode::data)) {
            List.copyOf(members.keySet()).forEach(this::forget);
            List.copyOf(applied.all().keySet()).forEach(applied::delete);
            kubeVip.end();
            named.clear();
        }
    }

    NodesPlay nodesPlay() {
        return play;
    }

    PodsPlay pods() {
        return pods;
    }

    Optional<PracticeNode> memberOf(String name) {
        return members.keySet().stream().filter(node -> node.name().equals(name)).findFirst();
    }

    boolean member(PracticeNode node) {
        Member member = members.get(node);
        return member != null && member.machine() == node.machine();
    }

    /** Whether the cluster still has another machine of its name. */
    boolean replaced(PracticeNode node) {
        return members.containsKey(node) && !member(node);
    }

    /** Machines in the cluster whose Node object is there and that run the control plane, in the order in which they came. */
    List<PracticeNode> servers(Instant now) {
        return members.keySet().stream().filter(node -> server(node) && registered(node, now)).toList();
    }

    boolean up(PracticeNode node, Instant now) {
        return node.powered(now) && node.service().running();
    }

    boolean ready(PracticeNode node, Instant now) {
        return up(node, now) && !now.isBefore(node.service().since().plus(READY));
    }

    /** Whether etcd has a member that is not a voter yet: it takes one at a time. */
    boolean learner(Instant now) {
        return members.keySet().stream().anyMatch(node -> server(node) && !voter(node, now));
    }

    /** The server whose API answers at an address; it needs etcd's quorum. */
    Optional<PracticeNode> answering(Ipv4 address, Instant now) {
        Optional<PracticeNode> holder = kubeVip.announcer(address, now).or(() -> world.node(address));
        return holder.filter(node -> node.service().server() && up(node, now) && quorum(now));
    }

    void tick(Instant now) {
        members.replaceAll((node, member) -> up(node, now) ? new Member(member.first(), member.server(), member.machine(), member.joined(), now) : member);
        kubeVip.tick(now);
        pods.tick(now);
        serviceLb.tick(now);
        sealedSecrets.tick(now);
        certManager.tick(now);
        argo.tick(now);
    }

    List<NodeStatus> nodes(Instant now) {
        List<NodeStatus> all = new ArrayList<>();
        members.forEach((node, member) -> {
            if (registered(node, now)) {
                all.add(status(node, member, now));
            }
        });
        return all;
    }

    /** What the servers' shared certificate names: k3s's dynamic listener adds up what each server asks for, and takes nothing away. */
    List<String> sans() {
        named.addAll(List.of("10.43.0.1", "127.0.0.1", "kubernetes", "kubernetes.default.svc.cluster.local", "localhost"));
        members.keySet().forEach(node -> {
            named.add(node.name());
            named.add(node.address().toString());
            named.addAll(node.service().flags().values().getOrDefault("tls-san", List.of()));
        });
        return List.copyOf(named);
    }

    /** The certificate is thrown away: the next one names what servers ask for then. */
    void certifyAnew() {
        named.clear();
    }

    private boolean quorum(Instant now) {
        List<PracticeNode> voters = members.keySet().stream().filter(node -> voter(node, now)).toList();
        long alive = voters.stream().filter(node -> up(node, now)).count();
        return alive >= voters.size() / 2 + 1;
    }

    private boolean server(PracticeNode node) {
        Member member = members.get(node);
        return member != null && member.server();
    }

    private boolean registered(PracticeNode node, Instant now) {
        Member member = members.get(node);
        return member != null && !now.isBefore(member.joined().plus(REGISTERS));
    }

    private boolean voter(PracticeNode node, Instant now) {
        Member member = members.get(node);
        return member != null && member.server() && (member.first() || !now.isBefore(member.joined().plus(VOTER)));
    }

    private NodeStatus status(PracticeNode node, Member member, Instant now) {
        boolean lost = Duration.between(member.seen(), now).compareTo(GRACE) > 0;
        String ready = lost ? "Unknown" : up(node, now) && !ready(node, now) ? "False" : "True";
        Map<String, String> conditions = new TreeMap<>(Map.of("Ready", ready, "MemoryPressure", "False", "DiskPressure", "False"));
        Map<String, String> labels = new TreeMap<>(Map.of("kubernetes.io/hostname", node.name()));
        if (member.server()) {
            conditions.put("EtcdIsVoter", voter(node, now) ? "True" : "False");
            labels.put("node-role.kubernetes.io/control-plane", "true");
            labels.put("node-role.kubernetes.io/etcd", "true");
        }
        return new NodeStatus(node.name(), conditions, List.of(node.address().toString()), version(node), labels);
    }

    private static String version(PracticeNode node) {
        return node.service().version();
    }
}

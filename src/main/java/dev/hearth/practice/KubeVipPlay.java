// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.RolloutStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** kube-vip in the played cluster: a pod on each Ready server, a Lease, and the address at its holder. */
final class KubeVipPlay {
    static final String DAEMON_SET = "kube-vip-ds";
    static final String LEASE = "plndr-cp-lock";
    private static final String NAMESPACE = "kube-system";
    private static final ObjectRef OBJECT = new ObjectRef("apps/v1", "DaemonSet", NAMESPACE, DAEMON_SET);
    /** From a Ready node to a pod that runs, image pulled. */
    private static final Duration POD = Duration.ofSeconds(5);

    private static final int USUAL_LEASE = 15;
    private final PracticeCluster cluster;
    private final Map<PracticeNode, Instant> pods = new HashMap<>();
    private @Nullable PracticeNode holder;
    private Instant renewed = Instant.MIN;

    KubeVipPlay(PracticeCluster cluster) {
        this.cluster = cluster;
    }

    Optional<RolloutStatus> rollout(String namespace, String name, Instant now) {
        if (!namespace.equals(NAMESPACE) || !name.equals(DAEMON_SET) || manifest().isEmpty()) {
            return Optional.empty();
        }
        List<PracticeNode> servers = cluster.servers(now);
        int running = (int) servers.stream().filter(node -> runs(node, now)).count();
        return Optional.of(new RolloutStatus(servers.size(), servers.size(), running));
    }

    Optional<String> leaseHolder(String namespace, String name) {
        return namespace.equals(NAMESPACE) && name.equals(LEASE) ? Optional.ofNullable(holder).map(PracticeNode::name) : Optional.empty();
    }

    /** The machine that answers for the VIP. */
    Optional<PracticeNode> announcer(Ipv4 address, Instant now) {
        return setting("address").filter(address.toString()::equals).flatMap(vip -> Optional.ofNullable(holder)).filter(node -> runs(node, now));
    }

    /** What ending its pod does: the lease is given back at once, and the DaemonSet makes a new pod. */
    void endPod(PracticeNode node, Instant now) {
        if (pods.containsKey(node)) {
            pods.put(node, now.plus(POD));
            holder = node.equals(holder) ? null : holder;
        }
    }

    void end() {
        pods.clear();
        holder = null;
    }

    /** Machines that have its pod, running or about to. */
    Set<PracticeNode> placed() {
        return pods.keySet();
    }

    void tick(Instant now) {
        if (manifest().isEmpty()) {
            return;
        }
        pods.keySet().removeIf(node -> !cluster.member(node));
        for (PracticeNode node : cluster.servers(now)) {
            if (cluster.ready(node, now)) {
                pods.putIfAbsent(node, now.plus(POD));
            } else if (!cluster.up(node, now)) {
                pods.remove(node);
            }
        }
        if (holder != null && runs(holder, now)) {
            renewed = now;
        } else if (holder == null || !now.isBefore(renewed.plusSeconds(leaseSeconds()))) {
            pods.keySet().stream().filter(node -> runs(node, now)).min(java.util.Comparator.comparing(PracticeNode::name)).ifPresent(node -> {
                holder = node;
                renewed = now;
            });
        }
    }

    private boolean runs(PracticeNode node, Instant now) {
        Instant from = pods.get(node);
        return from != null && !now.isBefore(from) && cluster.up(node, now);
    }

    private int leaseSeconds() {
        return setting("vip_leaseduration").filter(text -> text.matches("[0-9]{1,4}")).map(Integer::valueOf).orElse(USUAL_LEASE);
    }

    private Optional<Manifest> manifest() {
        return Optional.ofNullable(cluster.objects().get(OBJECT));
    }

    /** An environment variable of the container. */
    private Optional<String> setting(String name) {
        Matcher value = Pattern.compile("- name: \"?" + Pattern.quote(name) + "\"?\\s+value: \"?([^\"\\s]+)").matcher(manifest().map(Manifest::yaml).orElse(""));
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }
}

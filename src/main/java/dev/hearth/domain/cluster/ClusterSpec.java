// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.platform.PlatformSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked cluster: what the recipe turns into a plan. It comes from {@link ClusterDrafts#check} and holds no secret.
 *
 * @param name an RFC 1123 label; also the kubeconfig's context
 * @param apiName a host name for the VIP, put into the certificate; null for none
 * @param nodes in the order of the plan file; the first server is where the cluster begins
 * @param platform what stands on the control plane; null: the control plane alone
 * @param decisions about findings of the preflight
 */
public record ClusterSpec(
        String name,
        AddressPlan addresses,
        @Nullable String apiName,
        List<NodeSpec> nodes,
        @Nullable PlatformSpec platform,
        Sources sources,
        StepOrder order,
        Decisions decisions) {

    public ClusterSpec {
        nodes = List.copyOf(nodes);
        if (nodes.stream().noneMatch(node -> node.role() == Role.SERVER)) {
            throw new IllegalArgumentException("a cluster has a server");
        }
    }

    public ClusterSpec withDecisions(Decisions changed) {
        return new ClusterSpec(name, addresses, apiName, nodes, platform, sources, order, changed);
    }

    /** What Hearth is to put right on a node before it does anything else there; never on one that other hands set up. */
    public List<Mend> mends(NodeSpec node) {
        return Arrays.stream(Mend.values()).filter(mend -> !node.adopted() && decisions.mended().contains(mend.id(node.name()))).toList();
    }

    /** Whether Hearth is to put that right on any node. */
    public boolean mends(Mend mend) {
        return nodes.stream().anyMatch(node -> mends(node).contains(mend));
    }

    /** The same cluster when a node has left it; the other nodes must have a server among them. */
    public ClusterSpec without(NodeSpec leaving) {
        List<NodeSpec> staying = nodes.stream().filter(node -> !node.equals(leaving)).toList();
        return new ClusterSpec(name, addresses, apiName, staying, platform, sources, order, decisions);
    }

    public List<NodeSpec> servers() {
        return nodes.stream().filter(node -> node.role() == Role.SERVER).toList();
    }

    public List<NodeSpec> agents() {
        return nodes.stream().filter(node -> node.role() == Role.AGENT).toList();
    }

    /** Whether other hands made the cluster, or a part of it. */
    public boolean adopted() {
        return servers().stream().anyMatch(NodeSpec::adopted);
    }

    public NodeSpec firstServer() {
        return servers().getFirst();
    }

    public Quorum quorum() {
        return new Quorum(servers().size());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sFlags;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeFacts;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.ServerTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands in each node's config.yaml (component facts 1.3; requirements G11, G20, G21). */
final class Configs {
    /** k3s ignores these once a server has its database (k3s documentation, "High Availability Embedded etcd"). */
    private static final Set<String> ONLY_TO_JOIN = Set.of("cluster-init", "server", "token");
    static final String AGENT_TOKEN = "agent-token";
    static final String TOKEN = "token";
    static final String INTERFACE = "flannel-iface";
    /** What a running k3s does not tell, or what does not matter for it any more. */
    static final Set<String> UNTOLD = Set.of("cluster-init", "server", "token", AGENT_TOKEN);

    private Configs() {}

    static String unit(NodeSpec node) {
        return node.role() == Role.SERVER ? K3sPaths.SERVER_UNIT : K3sPaths.AGENT_UNIT;
    }

    static K3sConfig of(ClusterSpec spec, NodeSpec node, StepContext context) {
        K3sConfig config = alone(spec, node, context);
        return begins(spec, node, context)
                ? beginning(config)
                : joining(spec, config).with(TOKEN, token(node, context));
    }

    static K3sConfig beginning(K3sConfig config) {
        return config.with("cluster-init", "true");
    }

    /** Without the token. */
    static K3sConfig joining(ClusterSpec spec, K3sConfig config) {
        return config.with("server", shared(spec));
    }

    private static String token(NodeSpec node, StepContext context) {
        Secret token = context.require(Keys.TOKEN);
        return node.role() == Role.SERVER ? token.revealText().strip()
                : context.find(Keys.AGENT_TOKEN).map(agents -> ServerTokens.forAgents(token, agents)).orElseGet(() -> token.revealText().strip());
    }

    static String shared(ClusterSpec spec) {
        return "https://" + spec.addresses().vip() + ":6443";
    }

    /** Without what says whether it begins or joins. */
    static K3sConfig alone(ClusterSpec spec, NodeSpec node, StepContext context) {
        NodeFacts facts = context.require(Keys.facts(node.name()));
        String networkInterface = node.networkInterface() != null ? node.networkInterface() : facts.interfaceOf(node.address()).orElseThrow();
        K3sConfig config = planned(spec, node).with(INTERFACE, networkInterface);
        if (node.role() == Role.SERVER && spec.adopted()) {
            return Adopted.like(context.require(Keys.SETTINGS), config);
        }
        // the same on all servers (component facts 1.3)
        Optional<Secret> agents = node.role() == Role.SERVER ? context.find(Keys.AGENT_TOKEN) : Optional.empty();
        return agents.isPresent() ? config.with(AGENT_TOKEN, agents.get().revealText()) : config;
    }

    /** What the plan alone says, before anything was looked at. */
    static K3sConfig planned(ClusterSpec spec, NodeSpec node) {
        K3sConfig config = K3sConfig.of(spec.name()).with("node-name", node.name()).with("node-ip", node.address().toString());
        if (node.role() == Role.SERVER) {
            config = config.with("tls-san", sans(spec, node));
        }
        if (node.role() == Role.SERVER && !spec.adopted()) {
            config = config.with("disable", List.of("servicelb", "traefik")).with("write-kubeconfig-mode", "0600")
                    // etcd's own defaults instead of k3s's 500 and 5000 ms: an election must be over before kube-vip's lease is (docs/adr/0014)
                    .with("etcd-arg", List.of("heartbeat-interval=100", "election-timeout=1000"));
        }
        return config;
    }

    /** The first server begins the cluster, or began it; one that comes back without its data joins those that have it. */
    private static boolean begins(ClusterSpec spec, NodeSpec node, StepContext context) {
        return node.equals(spec.firstServer())
                && (!context.require(Keys.STANDING).begun() || context.require(Keys.facts(node.name())).k3s().serverData());
    }

    /**
     * The keys that are not as wanted.
     *
     * @param member whether the node has joined: then those that only matter for joining do not count
     */
    static List<String> differences(ClusterSpec spec, NodeSpec node, K3sConfig found, K3sConfig wanted, boolean member) {
        List<String> keys = new ArrayList<>(found.differences(least(spec, node, wanted)));
        if (member) {
            keys.removeAll(ONLY_TO_JOIN);
        }
        return keys;
    }

    /** What k3s has to run with; without what matters for joining alone. */
    static K3sFlags flags(ClusterSpec spec, NodeSpec node, StepContext context) {
        return K3sFlags.of(least(spec, node, of(spec, node, context))).without(UNTOLD);
    }

    private static K3sConfig least(ClusterSpec spec, NodeSpec node, K3sConfig wanted) {
        return node.role() == Role.SERVER ? wanted.with("tls-san", ownSans(spec, node)) : wanted;
    }

    /** What a server's certificate must name whoever joins later: the VIP, its name, and the server itself. */
    static List<String> ownSans(ClusterSpec spec, NodeSpec node) {
        List<String> sans = new ArrayList<>(List.of(spec.addresses().vip().toString()));
        if (spec.apiName() != null) {
            sans.add(spec.apiName());
        }
        sans.add(node.address().toString());
        return sans;
    }

    /** The other servers too, as a convenience; a new one is no drift of the old ones. */
    private static List<String> sans(ClusterSpec spec, NodeSpec node) {
        List<String> sans = ownSans(spec, node);
        spec.servers().stream().map(server -> server.address().toString()).filter(address -> !sans.contains(address)).forEach(sans::add);
        return sans;
    }
}

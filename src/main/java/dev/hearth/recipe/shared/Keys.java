// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.release.Arch;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.StepId;
import dev.hearth.node.K3sFlags;
import dev.hearth.node.NodeFacts;
import dev.hearth.port.Artifacts;

/** What steps hand on to each other. */
public final class Keys {
    /** Content of a server's k3s.yaml. */
    public static final OutputKey<Secret> KUBECONFIG = new OutputKey<>("cluster/kubeconfig", Secret.class);
    /** The full server token, {@code K10<CA hash>::server:<password>}: it pins the CA for whoever joins (component facts 1.5). */
    public static final OutputKey<Secret> TOKEN = new OutputKey<>("cluster/token", Secret.class);
    /** What agents join with, without the hash of the CA; there is none where they join with the servers' token. */
    public static final OutputKey<Secret> AGENT_TOKEN = new OutputKey<>("cluster/agent-token", Secret.class);
    /** The VIP, once it has answered for this cluster in this run. */
    public static final OutputKey<Ipv4> VIP = new OutputKey<>("cluster/vip", Ipv4.class);
    public static final OutputKey<Standing> STANDING = new OutputKey<>("cluster/standing", Standing.class);
    /** What a server runs with that other hands made. */
    public static final OutputKey<K3sFlags> SETTINGS = new OutputKey<>("cluster/settings", K3sFlags.class);
    public static final OutputKey<Artifacts.Fetched> INSTALLER = new OutputKey<>("desktop/installer", Artifacts.Fetched.class);

    private Keys() {}

    public static OutputKey<NodeFacts> facts(String node) {
        return new OutputKey<>(node + "/facts", NodeFacts.class);
    }

    /** What was seen when a step had put something right. */
    public static OutputKey<String> mended(StepId step) {
        return new OutputKey<>(step.value(), String.class);
    }

    public static OutputKey<Artifacts.Fetched> binary(Arch arch) {
        return new OutputKey<>("desktop/k3s-" + arch.id(), Artifacts.Fetched.class);
    }
}

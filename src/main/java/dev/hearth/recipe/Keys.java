// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe;

import dev.hearth.domain.release.Arch;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.node.NodeFacts;
import dev.hearth.port.Artifacts;

/** What steps hand on to each other. */
final class Keys {
    /** Content of the first server's k3s.yaml. */
    static final OutputKey<Secret> KUBECONFIG = new OutputKey<>("cluster/kubeconfig", Secret.class);
    /** The full server token, {@code K10<CA hash>::server:<password>}: it pins the CA for whoever joins (component facts 1.5). */
    static final OutputKey<Secret> TOKEN = new OutputKey<>("cluster/token", Secret.class);
    static final OutputKey<Artifacts.Fetched> INSTALLER = new OutputKey<>("desktop/installer", Artifacts.Fetched.class);

    private Keys() {}

    static OutputKey<NodeFacts> facts(String node) {
        return new OutputKey<>(node + "/facts", NodeFacts.class);
    }

    static OutputKey<Artifacts.Fetched> binary(Arch arch) {
        return new OutputKey<>("desktop/k3s-" + arch.id(), Artifacts.Fetched.class);
    }
}

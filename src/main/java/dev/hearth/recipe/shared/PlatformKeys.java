// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.sealing.SealingKeys;

/** What steps on the control plane hand on to each other. */
public final class PlatformKeys {
    /** The cluster's sealing keys, from {@link PlatformIds#SEALING_KEY}; they are in the cluster then. */
    public static final OutputKey<SealingKeys> SEALING_KEYS = new OutputKey<>("cluster/sealing-keys", SealingKeys.class);

    /** Whether the home's resolver answers otherwise than the domain's own servers; then cert-manager must ask others. */
    public static final OutputKey<Boolean> SPLIT_HORIZON = new OutputKey<>("desktop/split-horizon", Boolean.class);

    /** The password that Argo CD made for admin; given as long as its file is on the desktop. */
    public static final OutputKey<Secret> ADMIN_PASSWORD = new OutputKey<>("cluster/admin-password", Secret.class);

    private PlatformKeys() {}
}

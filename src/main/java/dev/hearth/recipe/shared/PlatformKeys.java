// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.engine.plan.OutputKey;

/** What the steps above the control plane hand on to each other. */
public final class PlatformKeys {
    /** Whether the home's resolver answers otherwise than the domain's own servers; then cert-manager must ask others. */
    public static final OutputKey<Boolean> SPLIT_HORIZON = new OutputKey<>("desktop/split-horizon", Boolean.class);

    private PlatformKeys() {}
}

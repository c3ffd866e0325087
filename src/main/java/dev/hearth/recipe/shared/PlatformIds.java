// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.engine.plan.StepId;

/** The names of the steps above the control plane: stable, because journals, logs, texts and pictures use them. */
public final class PlatformIds {
    public static final StepId DNS_REHEARSAL = StepId.of("desktop/dns-rehearsal");

    private PlatformIds() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui;

import java.util.Locale;

/** What a plan is run for. */
public enum Errand {
    BUILD,
    /** The same plan, for a cluster that stands. */
    REPAIR,
    /** The plan with a node more. */
    GROWTH,
    REMOVAL,
    UNINSTALL,
    DRILL,
    KIT_CHECK,
    SNAPSHOT,
    RESTORE,
    UPGRADE;

    /** Whether a run that ends ready means that the cluster stands as its plan says. */
    public boolean builds() {
        return this == BUILD || this == REPAIR || this == GROWTH;
    }

    /** As in text keys ({@code run.errand.<id>}). */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

/** Whether guidance edges hold steps back too. */
public enum StepOrder {
    /** Every edge holds. The default. */
    KEEP,
    /** Only hard edges hold: faster, but a symptom may show far from its cause. */
    OVERLAP
}

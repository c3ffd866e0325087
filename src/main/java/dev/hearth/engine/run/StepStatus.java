// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

/** Where a step is. */
public enum StepStatus {
    WAITING,
    PROBING,
    /** It was right already. */
    SATISFIED,
    ACTING,
    VERIFYING,
    /** It was made right. */
    DONE,
    /** A dry run looked and would act; the steps after it are looked at too. */
    NEEDED,
    FAILED,
    /** Something that it waits for failed. */
    SKIPPED,
    CANCELLED;

    public boolean ready() {
        return this == SATISFIED || this == DONE;
    }

    public boolean terminal() {
        return ready() || this == NEEDED || this == FAILED || this == SKIPPED || this == CANCELLED;
    }

    public boolean running() {
        return this == PROBING || this == ACTING || this == VERIFYING;
    }
}

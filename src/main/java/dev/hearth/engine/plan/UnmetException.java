// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

/** A step relies on one that did not end well; it is skipped, not failed, so that the run keeps its one root cause. */
public final class UnmetException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient StepId root;

    /** @param root the failed step at the root */
    public UnmetException(StepId root) {
        super("needs " + root);
        this.root = root;
    }

    public StepId root() {
        return root;
    }
}

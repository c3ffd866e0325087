// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

/** A step asked for what no finished step has given: in a dry run that is to be expected, in a run it is a fault of the plan. */
public final class MissingOutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient OutputKey<?> key;

    public MissingOutputException(OutputKey<?> key) {
        super("nothing has given " + key.name());
        this.key = key;
    }

    public OutputKey<?> key() {
        return key;
    }
}

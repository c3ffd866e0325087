// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import java.util.List;

/** A recipe made steps that cannot be a plan: a fault of Hearth, not of its user. */
public final class PlanFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> faults;

    public PlanFaultException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}

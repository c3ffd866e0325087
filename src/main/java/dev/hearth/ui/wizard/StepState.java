// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import java.util.Locale;

/** How a page stands, in the list of steps. */
public enum StepState {
    /** Nobody has been there. */
    EMPTY,
    VALID,
    WARN,
    ERROR,
    /** Something earlier changed since; what was entered there is kept. */
    STALE,
    /** Only secrets are missing, of a cluster that stands: they are asked for when something needs them. */
    ASKED,
    /** The user does not want what is decided there. */
    LEFT_OUT;

    /** As in text keys ({@code step.state.<id>}) and style classes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.domain.problem.Problem;
import dev.hearth.ui.fx.Theme;

/** What the whole window does, whichever cluster is open in it; on the window's thread. */
public interface Switchboard {
    /** Opens a new practice homelab in the place of what is open. */
    void practise();

    /** Leaves practice for the real home, as it was left. */
    void leavePractice();

    /** The user wants this theme from now on. */
    void wear(Theme theme);

    /** Tells of a problem that belongs to no page. */
    void told(Problem problem);

    /** Shows what is chosen for all clusters. */
    void preferences();
}

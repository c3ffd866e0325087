// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.text.Texts;
import dev.hearth.ui.Errand;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;

/** What is said of a run by what it is for. */
final class Errands {
    private Errands() {}

    /** An errand's own words where there are some, as for what goes on and its good end. */
    static String headline(Errand errand, Phase phase, Texts texts) {
        String own = "run.errand." + errand.id() + "." + phase.id();
        return texts.get(texts.has(own) ? own : "run.phase." + phase.id());
    }

    /** Where the way leads from here; nowhere while something goes on, and after a build that has not ended well. */
    static String primary(Errand errand, Phase phase, Texts texts) {
        if (phase == Phase.READY) {
            return texts.get(errand == Errand.BUILD ? "run.show-proof" : errand == Errand.UNINSTALL ? "run.to-start" : "run.to-cluster");
        }
        return phase.stopped() && errand != Errand.BUILD ? texts.get("run.to-cluster") : PageLogic.HIDDEN;
    }

    static PageId leads(Errand errand, Phase phase) {
        return errand == Errand.UNINSTALL && phase == Phase.READY ? PageId.WELCOME : PageId.CLUSTER;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.engine.plan.StepId;
import java.util.Locale;

/** What a run proves, in the order of building, each by the step that looks for it. */
enum Claim {
    API("cluster/vip"),
    MEMBERS("cluster/verify"),
    UNSEALED("cluster/unseal-proof"),
    KIT("desktop/recovery-kit-complete"),
    DNS("desktop/dns-rehearsal"),
    CERTIFICATE("cluster/certificate"),
    ADDRESS("cluster/traefik-address"),
    HTTPS("cluster/https"),
    ARGO_CD("cluster/argo-cd-page"),
    REPOSITORY("desktop/repository"),
    APPLICATIONS("cluster/hand-over"),
    PUSH("cluster/proof-push");

    private final String step;

    Claim(String step) {
        this.step = step;
    }

    StepId step() {
        return StepId.of(step);
    }

    /** As in text keys ({@code done.proof.<id>}) and ids of controls. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.port.ObjectRef;
import java.time.Instant;
import java.util.Map;

/** Webhooks of the played cluster: silent until the pods behind them are ready. */
final class Admission {
    private static final Map<String, ObjectRef> WEBHOOKS = Map.of(
            "metallb.io", new ObjectRef("apps/v1", "Deployment", "metallb-system", "controller"),
            "cert-manager.io", new ObjectRef("apps/v1", "Deployment", "cert-manager", "cert-manager-webhook"));

    private Admission() {}

    static boolean silent(ObjectRef ref, PracticeCluster cluster, Instant now) {
        ObjectRef webhook = WEBHOOKS.get(ref.apiVersion().replaceAll("/.*", ""));
        return webhook != null && !Controllers.ready(webhook, cluster, now);
    }
}

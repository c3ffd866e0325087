// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.ObjectRef;
import java.time.Instant;
import java.util.Map;

/** Webhooks of the played cluster: silent until the pods behind them are ready. */
final class Admission {
    private static final Map<String, ObjectRef> WEBHOOKS = Map.of(
            "metallb.io", new ObjectRef("apps/v1", "Deployment", "metallb-system", "controller"),
            "cert-manager.io", new ObjectRef("apps/v1", "Deployment", "cert-manager", "cert-manager-webhook"));

    private Admission() {}

    /** @throws ProblemException WEBHOOK_SILENT */
    static void ask(ObjectRef ref, PracticeCluster cluster, Instant now) throws ProblemException {
        ObjectRef webhook = WEBHOOKS.get(ref.apiVersion().replaceAll("/.*", ""));
        boolean astray = cluster.certManager().astray() && ref.apiVersion().startsWith("cert-manager.io/");
        if (astray || (webhook != null && !Controllers.ready(webhook, cluster, now))) {
            throw Problem.blocking(ProblemCode.WEBHOOK_SILENT, Map.of("address", "practice", "object", ref.toString()))
                    .detail("failed calling webhook: connect: connection refused").retry(Retry.SOON).asException();
        }
    }
}

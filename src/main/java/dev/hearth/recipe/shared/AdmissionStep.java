// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Manifest;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import java.util.List;

/** Waits until a component's webhook admits an object of its kind: pods that are Ready do not mean that (component facts 4.1 and 5.2). */
public final class AdmissionStep implements Step, Scripted {
    private final StepInfo info;
    private final Manifest trial;
    private final ClusterSpec spec;
    private final Ports ports;

    /** @param trial an object that is right; it is never kept */
    public AdmissionStep(StepInfo info, Manifest trial, ClusterSpec spec, Ports ports) {
        this.info = info;
        this.trial = trial;
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = ports.atVip(spec, context);
        try {
            api.objects().rehearse(trial);
            return Probe.satisfied("dry run of " + trial.ref() + " admitted");
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.WEBHOOK_SILENT) {
                return Probe.needed(e.problem().detail());
            }
            throw e;
        }
    }

    @Override
    public void script(Script script) {
        script.await("the webhook takes an object", "admitted", script.objects(script.name(), List.of(trial)));
    }

    @Override
    public void act(StepContext context) {
        // The component comes up; we wait.
    }
}

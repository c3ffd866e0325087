// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.InGit;
import dev.hearth.recipe.shared.Ports;
import java.util.List;
import java.util.Optional;

/**
 * An issuer and a certificate of it. What is valid stays as it is, whoever asked for it: ACME servers count. What has failed begins
 * anew when it is asked for again, because cert-manager itself waits for an hour and more after a failure.
 */
final class CertificateStep implements Step, InGit, Scripted {
    private final ApplyStep objects;
    private final Wanted wanted;
    private final ClusterSpec spec;
    private final Ports ports;

    CertificateStep(StepInfo info, Wanted wanted, ClusterSpec spec, Ports ports) {
        this.objects = new ApplyStep(info, context -> wanted.manifests(), (api, context) -> missing(wanted, api.objects(), context.acted()), spec, ports);
        this.wanted = wanted;
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return objects.info();
    }

    @Override
    public List<Change> foreseen() {
        return wanted.manifests().stream().map(manifest -> new Change(Change.Verb.CREATE, manifest.ref().toString(), "cluster")).toList();
    }

    @Override
    public List<Manifest> manifests(StepContext context) {
        return wanted.manifests();
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Probe found = objects.probe(context);
        return found instanceof Probe.Satisfied
                ? Probe.satisfied(api(context).objects().get(wanted.certificate()).map(wanted::evidence).orElse(wanted.certificate().toString()))
                : found;
    }

    @Override
    public void script(Script script) throws ProblemException, InterruptedException {
        objects.script(script);
        ObjectRef certificate = wanted.certificate();
        script.call("ready", script.patience().toSeconds(), certificate.namespace(), "certificates.cert-manager.io/" + certificate.name());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ClusterObjects live = api(context).objects();
        Optional<LiveObject> issuer = live.get(wanted.issuer());
        if (issuer.flatMap(found -> found.condition("Ready")).filter(ready -> ready.reason().startsWith("Err")).isPresent()) {
            context.log("begin anew with " + wanted.issuer());
            live.delete(wanted.issuer());
        }
        Optional<LiveObject> certificate = live.get(wanted.certificate());
        boolean otherWay = certificate.filter(wanted::provesAnotherWay).isPresent();
        if (otherWay) {
            live.delete(wanted.secret());
        }
        boolean failed = certificate.isPresent() && missing(wanted, live, false).isPresent() && Issuance.of(certificate.get(), live).failure().isPresent();
        if (otherWay || failed) {
            context.log("begin anew with " + wanted.certificate());
            live.delete(wanted.certificate());
        }
        objects.act(context);
    }

    private ClusterApi api(StepContext context) throws ProblemException {
        return ports.atVip(spec, context);
    }

    /**
     * What is missing, in cert-manager's own terms.
     *
     * @param strict whether a refusal is one of this run, and so a problem; one from before ends with acting
     */
    private static Optional<String> missing(Wanted wanted, ClusterObjects objects, boolean strict) throws ProblemException, InterruptedException {
        Optional<LiveObject> issuer = objects.get(wanted.issuer());
        Optional<LiveObject.Condition> registered = issuer.flatMap(found -> found.condition("Ready"));
        if (issuer.isEmpty() || !current(issuer.get(), registered)) {
            if (strict && registered.isPresent() && registered.get().observedGeneration() >= issuer.get().generation()) {
                refuse(wanted.refusals().flatMap(refusals -> refusals.of(registered.get().message())));
            }
            return Optional.of(wanted.issuer() + " " + registered.map(LiveObject.Condition::toString).orElse("Ready=Unknown"));
        }
        Optional<LiveObject> certificate = objects.get(wanted.certificate());
        if (certificate.isEmpty()) {
            return Optional.of(wanted.certificate() + " absent");
        }
        if (current(certificate.get(), certificate.get().condition("Ready"))) {
            boolean issued = objects.get(wanted.secret()).filter(wanted::issued).isPresent();
            return issued ? Optional.empty() : Optional.of(wanted.secret() + " of another issuer");
        }
        Issuance issuance = Issuance.of(certificate.get(), objects);
        Optional<String> failure = issuance.failure();
        if (strict && failure.isPresent()) {
            refuse(wanted.refusals().flatMap(refusals -> issuance.over()
                    ? Optional.of(refusals.ended(wanted.certificate().toString(), failure.get()))
                    : refusals.of(failure.get())));
        }
        return Optional.of(issuance.words());
    }

    private static void refuse(Optional<Problem> problem) throws ProblemException {
        if (problem.isPresent()) {
            throw problem.get().asException();
        }
    }

    /** Whether it is true for the object as it is now. */
    private static boolean current(LiveObject object, Optional<LiveObject.Condition> condition) {
        return condition.filter(LiveObject.Condition::isTrue).filter(found -> found.observedGeneration() >= object.generation()).isPresent();
    }
}

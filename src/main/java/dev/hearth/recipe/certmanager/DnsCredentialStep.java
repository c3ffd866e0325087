// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.AcmeIssuers;
import dev.hearth.manifest.SealedSecret;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.SecretStore;
import dev.hearth.port.ShellWords;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Sealed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the DNS credential into the cluster, sealed on the desktop, and waits until the controller has opened it. Sealing is random:
 * what tells whether there is something to do is the Secret that came of it.
 */
final class DnsCredentialStep implements Step, Scripted {
    private final ApplyStep sealed;
    private final DnsProvider provider;
    private final SecretStore secrets;
    private final ClusterSpec spec;
    private final Ports ports;

    DnsCredentialStep(StepInfo info, DnsProvider provider, SecretStore secrets, ClusterSpec spec, Ports ports) {
        this.sealed = Sealed.step(info, context -> wanted(provider, secrets.find(SecretRef.dnsCredential()).orElseThrow(() -> missing(provider).asException())), spec, ports);
        this.provider = provider;
        this.secrets = secrets;
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return sealed.info();
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.CREATE, wanted(provider, Secret.of("")).ref().toString(), "cluster"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Optional<Secret> given = secrets.find(SecretRef.dnsCredential());
        ClusterObjects objects = ports.atVip(spec, context).objects();
        SealedSecret wanted = wanted(provider, given.orElse(Secret.of("")));
        boolean synced = objects.get(wanted.ref()).flatMap(found -> found.condition("Synced")).filter(LiveObject.Condition::isTrue).isPresent();
        Optional<LiveObject> opened = objects.get(wanted.secret());
        // where only somebody looks and has no credential, the right key must do
        boolean right = opened.filter(found -> given.isPresent() ? wanted.opened(found) : found.texts("data").containsKey(AcmeIssuers.credentialKey(provider))).isPresent();
        if (synced && right) {
            return Probe.satisfied(wanted.secret() + " unsealed, key " + AcmeIssuers.credentialKey(provider));
        }
        return given.isEmpty() ? new Probe.Impossible(missing(provider)) : sealed.probe(context);
    }

    /** In the clear; Sealed Secrets may take the Secret over when Hearth brings the sealed value. */
    @Override
    public void script(Script script) {
        String name = AcmeIssuers.CREDENTIAL.name();
        String namespace = AcmeIssuers.CREDENTIAL.namespace();
        script.line("if ! kubectl -n " + ShellWords.readable(namespace, "get", "secret", name) + " >/dev/null 2>&1; then");
        script.line("  " + ShellWords.readable("ask", "dns_credential", provider.title() + ": the secret half of the DNS credential"));
        script.line("  printf %s \"$dns_credential\" | " + ShellWords.readable("secret", namespace, name, AcmeIssuers.credentialKey(provider)));
        script.line("fi");
        script.leave();
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        sealed.act(context);
    }

    private static SealedSecret wanted(DnsProvider provider, Secret credential) {
        return SealedSecret.strict(AcmeIssuers.CREDENTIAL.namespace(), AcmeIssuers.CREDENTIAL.name(), Map.of(AcmeIssuers.credentialKey(provider), credential));
    }

    private static Problem missing(DnsProvider provider) {
        return Problem.blocking(ProblemCode.DNS_CREDENTIAL_MISSING, Map.of("provider", provider.id()));
    }
}

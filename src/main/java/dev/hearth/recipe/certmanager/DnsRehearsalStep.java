// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.DnsRehearsals;
import dev.hearth.port.DnsRehearsals.Rehearsal;
import dev.hearth.port.DnsRehearsals.Rehearsed;
import dev.hearth.port.DnsRehearsals.Sight;
import dev.hearth.port.SecretStore;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Outside;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.PlatformKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the DNS credential does what a challenge needs, before a cluster is there. What was proved is noted on the desktop: the
 * record is gone afterwards, and so nothing else could tell a second run.
 */
final class DnsRehearsalStep implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private final String domain;
    private final CertificateSource.Acme acme;
    private final DnsRehearsals rehearsals;
    private final SecretStore secrets;
    private final RehearsalNotes notes;

    DnsRehearsalStep(String domain, CertificateSource.Acme acme, Outside outside) {
        this.domain = domain;
        this.acme = acme;
        this.rehearsals = outside.rehearsals();
        this.secrets = outside.safe().secrets();
        this.notes = new RehearsalNotes(outside.safe().folder().resolve("dns-rehearsal.properties"), domain + " " + acme.provider());
    }

    @Override
    public StepInfo info() {
        Patience patience = new Patience("TXT " + name(), EVERY, Duration.ofSeconds(10), Duration.ofSeconds(10), 3);
        return NodeStepInfo.onCluster(PlatformIds.DNS_REHEARSAL, "cert-manager", patience, List.of());
    }

    @Override
    public List<Change> foreseen() {
        return List.of(change());
    }

    @Override
    public Probe probe(StepContext context) {
        Optional<Secret> credential = secrets.find(SecretRef.dnsCredential());
        Optional<RehearsalNotes.Note> note = notes.find(credential);
        if (note.isPresent()) {
            return new Probe.Satisfied(Outputs.of(PlatformKeys.SPLIT_HORIZON, note.get().split()), note.get().evidence());
        }
        return credential.isEmpty() ? new Probe.Impossible(missing()) : Probe.needed("TXT " + name(), change());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        Secret credential = secrets.find(SecretRef.dnsCredential()).orElseThrow(() -> missing().asException());
        Rehearsed rehearsed = rehearsals.rehearse(
                new Rehearsal(acme.provider(), credential, domain, authority(acme.servers()), LIMIT, EVERY),
                (sights, after) -> context.progress((double) sights.stream().filter(Sight::seen).count() / sights.size(), sights.toString()));
        context.log(rehearsed.evidence());
        Problem split = rehearsed.split();
        if (split != null) {
            context.log(split.code().id() + " " + split.args());
        }
        notes.write(credential, new RehearsalNotes.Note(rehearsed.evidence(), split != null));
    }

    /** Let's Encrypt's name in CAA records (letsencrypt.org/docs/caa); private servers have none that is known. */
    private static @Nullable String authority(AcmeServers servers) {
        String host = URI.create(servers.production()).getHost();
        return host != null && host.endsWith(".letsencrypt.org") ? "letsencrypt.org" : null;
    }

    private Change change() {
        return new Change(Change.Verb.CREATE, "TXT " + name(), "desktop");
    }

    private String name() {
        return DnsRehearsals.LABEL + "." + domain;
    }

    private Problem missing() {
        return Problem.blocking(ProblemCode.DNS_CREDENTIAL_MISSING, Map.of("provider", acme.provider().id()));
    }
}

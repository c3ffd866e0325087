// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.AcmeIssuers;
import dev.hearth.manifest.CertManager;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.Leaving;
import dev.hearth.recipe.shared.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes away what led to certificates before the plan chose another way: issuers, what only they needed, and the DNS credential. What a
 * certificate of the owner's still asks for stays; so do accounts at ACME servers and the CA's key, which nobody gets back.
 */
final class LeftBehindStep implements Step {
    private final StepInfo info;
    private final List<ObjectRef> forgotten;
    private final ClusterSpec spec;
    private final Ports ports;

    /** @param forgotten in the order in which they are deleted */
    LeftBehindStep(StepInfo info, List<ObjectRef> forgotten, ClusterSpec spec, Ports ports) {
        this.info = info;
        this.forgotten = List.copyOf(forgotten);
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        ClusterObjects objects = objects(context);
        List<ObjectRef> used = used(objects);
        Leaving leaving = leaving(objects, used);
        if (!leaving.changes().isEmpty()) {
            return new Probe.Needed(leaving.rows().size() + " left behind", leaving.changes());
        }
        return Probe.satisfied("0 left behind" + words(", still asked for: ", used.stream().map(ObjectRef::toString).toList()) + words(", as in Git: ", leaving.kept()));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ClusterObjects objects = objects(context);
        leaving(objects, used(objects)).remove(objects, ports.upkeep(), context);
    }

    private ClusterObjects objects(StepContext context) throws ProblemException {
        return ports.atVip(spec, context).objects();
    }

    private Leaving leaving(ClusterObjects objects, List<ObjectRef> used) throws ProblemException, InterruptedException {
        return Leaving.of(forgotten.stream().filter(ref -> !used.contains(ref)).toList(), objects, ports.upkeep());
    }

    /** What something that stays still needs: an issuer by a certificate, the credential by an issuer. */
    private List<ObjectRef> used(ClusterObjects objects) throws ProblemException, InterruptedException {
        List<LiveObject> certificates = objects.list(CertManager.API, "Certificate", "", "").stream().filter(each -> !forgotten.contains(each.ref())).toList();
        List<ObjectRef> used = new ArrayList<>();
        for (ObjectRef issuer : forgotten.stream().filter(ref -> ref.kind().equals("ClusterIssuer")).toList()) {
            if (certificates.stream().anyMatch(each -> asks(each, issuer)) && objects.get(issuer).isPresent()) {
                used.add(issuer);
            }
        }
        boolean credential = objects.list(CertManager.API, "ClusterIssuer", "", "").stream()
                .filter(issuer -> !forgotten.contains(issuer.ref()) || used.contains(issuer.ref()))
                .anyMatch(issuer -> issuer.items("spec", "acme", "solvers").toString().contains("name=" + AcmeIssuers.CREDENTIAL.name()));
        forgotten.stream().filter(ref -> credential && ref.name().equals(AcmeIssuers.CREDENTIAL.name())).forEach(used::add);
        return used;
    }

    private static boolean asks(LiveObject certificate, ObjectRef issuer) {
        return certificate.text("spec", "issuerRef", "name").filter(issuer.name()::equals).isPresent()
                && certificate.text("spec", "issuerRef", "kind").filter(issuer.kind()::equals).isPresent();
    }

    private static String words(String before, List<String> names) {
        return names.isEmpty() ? "" : before + names.stream().collect(Collectors.joining(", "));
    }
}

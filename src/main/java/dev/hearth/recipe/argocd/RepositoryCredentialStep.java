// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.SealedSecret;
import dev.hearth.port.GitRemote;
import dev.hearth.port.LiveObject;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Sealed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands Argo CD what it reads the repository with, sealed. What tells whether there is something to do is the Secret that came of it. */
final class RepositoryCredentialStep implements Step {
    private final ApplyStep sealed;
    private final Repository repository;
    private final ClusterSpec spec;
    private final Ports ports;

    RepositoryCredentialStep(StepInfo info, Repository repository, ClusterSpec spec, Ports ports) {
        this.repository = repository;
        this.sealed = Sealed.step(info, context -> wanted(repository), spec, ports);
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return sealed.info();
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.CREATE, ArgoCd.repository(repository.url(), Map.of()).ref().toString(), "cluster"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        SealedSecret wanted = wanted(repository);
        Optional<LiveObject> secret = ports.atVip(spec, context).objects().get(wanted.secret());
        return secret.filter(wanted::opened).isPresent()
                ? Probe.satisfied(wanted.secret() + " unsealed, " + String.join(" ", new java.util.TreeSet<>(wanted.data().keySet())))
                : sealed.probe(context);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        sealed.act(context);
    }

    private static SealedSecret wanted(Repository repository) throws ProblemException {
        try (GitRemote git = repository.open()) {
            return ArgoCd.repository(repository.url(), git.readCredential());
        }
    }
}

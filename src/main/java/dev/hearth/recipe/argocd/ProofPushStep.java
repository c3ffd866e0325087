// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.GitTree;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.GitRemote;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A ConfigMap that is pushed arrives in the cluster, and goes again. Once is enough: the commit that proved it is noted at the root
 * Application. A run that ended in between leaves at most the ConfigMap, and the next one begins anew.
 */
final class ProofPushStep implements Step {
    private static final String PROVED = "hearth.dev/proved-by";
    private static final String APPLICATION = "argocd";
    private static final ObjectRef PROOF = new ObjectRef("v1", "ConfigMap", ArgoCd.NAMESPACE, "hearth-proof");
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 180;
    private final StepInfo info;
    private final TreeSource source;
    private final Repository repository;

    ProofPushStep(StepInfo info, TreeSource source, Repository repository) {
        this.info = info;
        this.source = source;
        this.repository = repository;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.CREATE, PROOF.toString(), "cluster"), new Change(Change.Verb.REMOVE, PROOF.toString(), "cluster"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Optional<String> proved = source.api(context).objects().get(ArgoCd.application(GitTree.ROOT))
                .map(root -> root.texts("metadata", "annotations").get(PROVED));
        return proved.map(commit -> Probe.satisfied("commit " + commit + " arrived")).orElseGet(() -> new Probe.Needed("no push has arrived yet", foreseen()));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = source.api(context);
        String value = UUID.randomUUID().toString();
        Manifest proof = ArgoCd.note(PROOF, Map.of("proof", value));
        String path = GitTree.path(APPLICATION, PROOF);
        try (GitRemote git = repository.open()) {
            String pushed = git.commit(repository.branch(), Map.of(path, proof.yaml()), List.of(), "Prove that a push arrives in the cluster");
            context.log("commit " + pushed);
            arrives(context, api, 0, found -> found.flatMap(map -> map.text("data", "proof")).filter(value::equals).isPresent(), PROOF);
            String removed = git.commit(repository.branch(), Map.of(), List.of(path), "Take the proof away again");
            context.log("commit " + removed);
            // deleted before Argo CD knows that it is gone, it would be healed
            arrives(context, api, LOOKS, found -> found.map(Followed::new).filter(each -> each.revision().equals(removed)).isPresent(), ArgoCd.application(APPLICATION));
            api.objects().delete(PROOF);
            api.objects().annotate(ArgoCd.application(GitTree.ROOT), Map.of(PROVED, pushed));
        }
    }

    @FunctionalInterface
    private interface Sign {
        boolean in(Optional<LiveObject> found);
    }

    private static void arrives(StepContext context, ClusterApi api, int done, Sign sign, ObjectRef at) throws ProblemException, InterruptedException {
        ApplicationsStep.refresh(api, APPLICATION);
        for (int look = 0; look < LOOKS; look++) {
            if (sign.in(api.objects().get(at))) {
                return;
            }
            context.progress((double) (done + look) / (2 * LOOKS), at.toString());
            context.pause(LOOK);
        }
        String words = ApplicationsStep.find(api, APPLICATION).map(Followed::words).orElse("");
        throw Problem.blocking(ProblemCode.ARGO_CANNOT_COMPARE, Map.of("application", APPLICATION)).detail(words).asException();
    }
}

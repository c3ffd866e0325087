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
import dev.hearth.port.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Switches automatic sync and self-healing on and lets the root follow the Applications. Nothing is pruned. What ran before is noted in
 * the cluster just before, and must be what runs after.
 */
final class HandOverStep implements Step {
    private final StepInfo info;
    private final TreeSource source;

    HandOverStep(StepInfo info, TreeSource source) {
        this.info = info;
        this.source = source;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        GitTree tree = source.tree(context);
        ClusterApi api = source.api(context);
        List<Change> changes = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (String name : names(tree)) {
            Optional<Followed> found = ApplicationsStep.find(api, name);
            if (found.filter(each -> each.automatic() && each.of(tree.url(), tree.branch())).isEmpty()) {
                changes.add(new Change(found.isPresent() ? Change.Verb.CHANGE : Change.Verb.CREATE, ArgoCd.application(name).toString(), "cluster"));
            } else if (!found.get().synced() || !found.get().healthy()) {
                waiting.add(found.get().words());
            }
        }
        if (!changes.isEmpty()) {
            return new Probe.Needed(changes.size() + " Applications without automatic sync", changes);
        }
        PodsBefore before = PodsBefore.find(api);
        if (context.acted()) {
            List<String> restarted = before.changed(PodsBefore.now(api, namespaces(tree)));
            if (!restarted.isEmpty()) {
                return new Probe.Impossible(Problem.blocking(ProblemCode.ARGO_RESTARTED, Map.of("pods", String.join(", ", restarted))));
            }
        }
        return waiting.isEmpty()
                ? Probe.satisfied(names(tree).size() + " Applications Synced/Healthy" + (context.acted() && before.count() > 0 ? ", " + before.count() + " pods the same" : ""))
                : Probe.needed(String.join("; ", waiting));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        GitTree tree = source.tree(context);
        ClusterApi api = source.api(context);
        api.apply(PodsBefore.now(api, namespaces(tree)).manifest());
        for (GitTree.Part part : tree.parts()) {
            api.apply(tree.application(part, true));
        }
        Manifest root = tree.root();
        context.log("apply " + root.ref());
        api.apply(root);
    }

    private static List<String> names(GitTree tree) {
        List<String> names = new ArrayList<>(tree.parts().stream().map(GitTree.Part::name).toList());
        names.add(GitTree.ROOT);
        return names;
    }

    private static List<String> namespaces(GitTree tree) {
        return tree.parts().stream().map(GitTree.Part::namespace).distinct().toList();
    }
}

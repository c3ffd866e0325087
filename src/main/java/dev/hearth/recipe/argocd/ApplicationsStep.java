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
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Applications, which sync only when told to, and Argo CD's own answer that nothing differs between Git and the cluster. Its mark of
 * tracking is put on every object first: without it, each would differ by that mark alone, and a real difference would be hidden.
 */
final class ApplicationsStep implements Step {
    /** Argo CD looks again whenever an object changes; a difference that is there for so long stays. */
    private static final Duration SETTLED = Duration.ofSeconds(45);
    private final StepInfo info;
    private final TreeSource source;

    ApplicationsStep(StepInfo info, TreeSource source) {
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
        List<Change> changes = new ArrayList<>();
        List<Followed> waiting = new ArrayList<>();
        int automatic = 0;
        for (GitTree.Part part : tree.parts()) {
            Optional<Followed> found = find(source.api(context), part.name());
            if (found.filter(each -> each.of(tree.url(), tree.branch())).isEmpty()) {
                changes.add(new Change(found.isPresent() ? Change.Verb.CHANGE : Change.Verb.CREATE, ArgoCd.application(part.name()).toString(), "cluster"));
            } else if (found.get().automatic()) {
                automatic++;
            } else if (!found.get().synced()) {
                waiting.add(found.get());
            }
        }
        if (!changes.isEmpty()) {
            return new Probe.Needed(changes.size() + " Applications", changes);
        }
        if (context.acted()) {
            Optional<Problem> problem = waiting.stream().filter(ApplicationsStep::settled).map(ApplicationsStep::problem).flatMap(Optional::stream).findFirst();
            if (problem.isPresent()) {
                return new Probe.Impossible(problem.get());
            }
        }
        String words = waiting.stream().map(Followed::words).reduce((all, next) -> all + "; " + next).orElse("");
        return waiting.isEmpty()
                ? Probe.satisfied(tree.parts().size() + " Applications Synced" + (automatic > 0 ? ", " + automatic + " of them handed over" : ", no difference"))
                : Probe.needed(words);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        GitTree tree = source.tree(context);
        ClusterApi api = source.api(context);
        forgetOthers(tree, api, context);
        for (GitTree.Part part : tree.parts()) {
            boolean automatic = find(api, part.name()).filter(found -> found.of(tree.url(), tree.branch())).filter(Followed::automatic).isPresent();
            if (!automatic) {
                SideBySide.all(part.manifests(), manifest -> {
                    api.objects().annotate(manifest.ref(), Map.of(GitTree.TRACKED, GitTree.trackingId(part, manifest.ref())));
                    return manifest;
                });
                Manifest application = tree.application(part, false);
                context.log("apply " + application.ref() + " for " + part.manifests().size() + " objects");
                api.apply(application);
                refresh(api, part.name());
            }
        }
    }

    /**
     * Applications that follow another place, and its credential; the root first, for it would set the others back. What they follow stays, for none has a
     * finalizer; and the new ones begin without automatic sync, which a changed one would keep as far as Argo CD itself had set it.
     */
    private static void forgetOthers(GitTree tree, ClusterApi api, StepContext context) throws ProblemException, InterruptedException {
        List<String> names = new ArrayList<>(List.of(GitTree.ROOT));
        tree.parts().forEach(part -> names.add(part.name()));
        for (String name : names) {
            if (find(api, name).filter(found -> !found.of(tree.url(), tree.branch())).isPresent()) {
                context.log("remove " + ArgoCd.application(name) + ", which follows another place");
                api.objects().delete(ArgoCd.application(name));
            }
        }
        ObjectRef used = ArgoCd.repository(tree.url(), Map.of()).ref();
        for (LiveObject sealed : api.objects().list(used.apiVersion(), used.kind(), used.namespace(), "")) {
            if (ArgoCd.repository(sealed.ref()) && !sealed.ref().equals(used)) {
                context.log("remove " + sealed.ref() + ", of another place");
                api.objects().delete(sealed.ref());
            }
        }
    }

    static Optional<Followed> find(ClusterApi api, String name) throws ProblemException, InterruptedException {
        return api.objects().get(ArgoCd.application(name)).map(Followed::new);
    }

    /** Asks the controller to compare now, with the branch as it is now. */
    static void refresh(ClusterApi api, String name) throws ProblemException, InterruptedException {
        api.objects().annotate(ArgoCd.application(name), Map.of(ArgoCd.REFRESH, "normal"));
    }

    private static boolean settled(Followed followed) {
        LiveObject application = followed.application();
        Optional<Instant> compared = application.text("status", "reconciledAt").map(Instant::parse);
        return compared.isPresent() && application.created().filter(made -> made.plus(SETTLED).isBefore(compared.get())).isPresent();
    }

    private static Optional<Problem> problem(Followed followed) {
        Optional<Problem> unread = followed.trouble()
                .map(message -> Problem.blocking(ProblemCode.ARGO_CANNOT_COMPARE, Map.of("application", followed.name())).detail(message));
        return unread.or(() -> followed.outOfSync().isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.blocking(ProblemCode.ARGO_OUT_OF_SYNC, Map.of("objects", String.join(", ", followed.outOfSync())))));
    }
}

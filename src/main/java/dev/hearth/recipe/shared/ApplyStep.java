// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.RolloutStatus;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Applies a component's objects and waits until its pods are there. What Argo CD follows and somebody changed in Git is Git's
 * business: it is neither drift nor repaired here; what is gone is put back.
 */
public final class ApplyStep implements Step, InGit, Scripted {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    /** How long Argo CD is waited for after a commit, before what it says is applied. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 30;

    private static final Ready NOTHING_MORE = (api, context) -> Optional.empty();

    private final StepInfo info;
    private final Source source;
    private final Ready ready;
    private final ClusterSpec spec;
    private final Ports ports;

    /** What is applied, in its order. */
    @FunctionalInterface
    public interface Source {
        List<Manifest> manifests(StepContext context) throws ProblemException, InterruptedException;
    }

    /** What must be true beyond objects and pods. */
    @FunctionalInterface
    public interface Ready {
        /** @return what is missing, as a fact; empty when nothing is */
        Optional<String> missing(ClusterApi api, StepContext context) throws ProblemException, InterruptedException;
    }

    public ApplyStep(StepInfo info, Source source, Ready ready, ClusterSpec spec, Ports ports) {
        this.info = info;
        this.source = source;
        this.ready = ready;
        this.spec = spec;
        this.ports = ports;
    }

    /** Ready when the objects and their pods are. */
    public ApplyStep(StepInfo info, Source source, ClusterSpec spec, Ports ports) {
        this(info, source, NOTHING_MORE, spec, ports);
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public List<Manifest> manifests(StepContext context) throws ProblemException, InterruptedException {
        return source.manifests(context);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = api(context);
        List<Manifest> manifests = source.manifests(context);
        if (context.acted()) {
            // the objects were just applied; asking for each of them at every look would only slow the pods down
            Optional<Probe> missing = missing(api, manifests, context);
            if (missing.isPresent()) {
                return missing.get();
            }
        }
        Comparison all = Comparison.of(manifests, api, ports.upkeep());
        Optional<ObjectRef> foreign = all.foreign();
        if (foreign.isPresent()) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.OBJECT_FOREIGN, Map.of("object", foreign.get().toString())));
        }
        List<Change> changes = all.changes();
        if (!changes.isEmpty()) {
            return all.drifted() ? new Probe.Drifted(few(changes.stream().map(Change::subject).toList()), changes) : new Probe.Needed(few(changes.stream().map(Change::subject).toList()), changes);
        }
        if (!all.underWay().isEmpty()) {
            return Probe.needed("in Git, not in the cluster yet: " + few(all.underWay().stream().map(each -> each.wanted().ref().toString()).toList()));
        }
        String applied = manifests.size() == 1 ? manifests.getFirst().ref().toString() : manifests.size() + " objects";
        String asked = ready.equals(NOTHING_MORE) || applied.equals(info.patience().polls()) ? "" : ", " + info.patience().polls();
        String evidence = applied + asked + (all.kept() > 0 ? ", " + all.kept() + " as in Git" : "");
        return missing(api, manifests, context).orElseGet(() -> Probe.satisfied(evidence));
    }

    @Override
    public void script(Script script) throws ProblemException, InterruptedException {
        List<Manifest> manifests = source.manifests(script.context());
        script.apply(script.name(), ApplyOrder.groups(manifests).stream().flatMap(List::stream).toList());
        manifests.stream().map(Manifest::ref).filter(ref -> WORKLOADS.contains(ref.kind()))
                .forEach(ref -> script.call("rolled_out", script.patience().toSeconds(), ref.namespace(), ref.kind().toLowerCase(Locale.ROOT) + "/" + ref.name()));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = api(context);
        Comparison all = Comparison.of(source.manifests(context), api, ports.upkeep());
        apply(all.direct(), api, context);
        if (!all.behind().isEmpty()) {
            all.behind().forEach(each -> context.log("write " + each.wanted().ref() + " into the repository"));
            ports.upkeep().write(all.behind());
        }
        Map<String, String> revisions = new TreeMap<>();
        Set<String> waiting = Stream.concat(all.behind().stream(), all.underWay().stream()).map(GitUpkeep.Tracked::application).collect(Collectors.toCollection(TreeSet::new));
        for (String application : waiting) {
            revisions.put(application, revision(application, api));
            // it asks Git by itself only every few minutes
            api.objects().annotate(ArgoCd.application(application), Map.of(ArgoCd.REFRESH, "normal"));
        }
        if (!all.behind().isEmpty()) {
            for (int looks = 0; looks < LOOKS && same(revisions, api); looks++) {
                context.pause(LOOK);
            }
        }
        // A field that the plan names no more is Hearth's too: it goes only when both have let go of it. Git says the same, so nobody undoes this.
        apply(all.shared(), api, context);
    }

    private static void apply(List<Manifest> manifests, ClusterApi api, StepContext context) throws ProblemException, InterruptedException {
        for (List<Manifest> group : ApplyOrder.groups(manifests)) {
            group.forEach(manifest -> context.log("apply " + manifest.ref()));
            SideBySide.all(group, manifest -> {
                api.apply(manifest);
                return manifest;
            });
        }
    }

    /** Whether Argo CD still is where it was, in one of them: it would set back what is applied. */
    private static boolean same(Map<String, String> revisions, ClusterApi api) throws ProblemException, InterruptedException {
        for (Map.Entry<String, String> before : revisions.entrySet()) {
            if (!before.getValue().isEmpty() && revision(before.getKey(), api).equals(before.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static String revision(String application, ClusterApi api) throws ProblemException, InterruptedException {
        return api.objects().get(ArgoCd.application(application)).flatMap(found -> found.text("status", "sync", "revision")).orElse("");
    }

    private static String few(List<String> names) {
        return names.stream().limit(5).collect(Collectors.joining(", ")) + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
    }

    /** Through the VIP: what stands on the control plane comes when that is up. */
    private ClusterApi api(StepContext context) throws ProblemException {
        return ports.atVip(spec, context);
    }

    private Optional<Probe> missing(ClusterApi api, List<Manifest> manifests, StepContext context) throws ProblemException, InterruptedException {
        List<ObjectRef> workloads = manifests.stream().map(Manifest::ref).filter(ref -> WORKLOADS.contains(ref.kind())).toList();
        Optional<Probe> pods = SideBySide.all(workloads, ref -> rollout(api, ref)).stream().flatMap(Optional::stream).findFirst();
        return pods.isPresent() ? pods : ready.missing(api, context).map(Probe::needed);
    }

    /** What a workload's pods lack. */
    private static Optional<Probe> rollout(ClusterApi api, ObjectRef ref) throws ProblemException, InterruptedException {
        Optional<LiveObject> workload = api.objects().get(ref);
        Optional<RolloutStatus> rollout = workload.map(LiveObject::rollout);
        if (rollout.filter(RolloutStatus::complete).isPresent()) {
            return Optional.empty();
        }
        String why = ref + " " + rollout.map(RolloutStatus::toString).orElse("absent");
        Optional<PodTroubles> trouble = workload.isPresent() ? PodTroubles.of(workload.get(), api.objects()) : Optional.empty();
        return Optional.of(trouble.<Probe>map(found -> found.lasting() ? new Probe.Impossible(found.problem()) : new Probe.Hindered(why + ", " + found.word(), found.problem()))
                .orElseGet(() -> Probe.needed(why)));
    }
}

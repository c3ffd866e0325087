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
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.RolloutStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies a component's objects and waits until its pods are there. What Argo CD follows and somebody changed in Git is Git's
 * business: it is neither drift nor repaired here; what is gone is put back.
 */
public final class ApplyStep implements Step, InGit {
    /** Argo CD's mark on what it follows (its documentation, "Resource tracking", the default since 3.0). */
    private static final String TRACKED = "argocd.argoproj.io/tracking-id";
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

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
        this(info, source, (api, context) -> Optional.empty(), spec, ports);
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
            Optional<String> missing = missing(api, manifests, context);
            if (missing.isPresent()) {
                return Probe.needed(missing.get());
            }
        }
        List<Change> changes = new ArrayList<>();
        boolean drifted = false;
        int followed = 0;
        for (Compared each : compared(api, manifests)) {
            if (each.followed()) {
                followed++;
                continue;
            }
            String object = each.manifest().ref().toString();
            switch (each.applied()) {
                case SAME -> {}
                case ABSENT -> changes.add(new Change(Change.Verb.CREATE, object, "cluster"));
                case DIFFERENT -> {
                    drifted = true;
                    changes.add(new Change(Change.Verb.CHANGE, object, "cluster"));
                }
                case FOREIGN -> {
                    return new Probe.Impossible(Problem.blocking(ProblemCode.OBJECT_FOREIGN, Map.of("object", object)));
                }
            }
        }
        if (!changes.isEmpty()) {
            String why = changes.stream().map(Change::subject).limit(5).collect(Collectors.joining(", ")) + (changes.size() > 5 ? " and " + (changes.size() - 5) + " more" : "");
            return drifted ? new Probe.Drifted(why, changes) : new Probe.Needed(why, changes);
        }
        String evidence = manifests.size() + " objects" + (followed > 0 ? ", " + followed + " as in Git" : "");
        return missing(api, manifests, context).<Probe>map(Probe::needed).orElseGet(() -> Probe.satisfied(evidence));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = api(context);
        List<Manifest> ours = compared(api, source.manifests(context)).stream().filter(Compared::ours).map(Compared::manifest).toList();
        for (List<Manifest> group : ApplyOrder.groups(ours)) {
            group.forEach(manifest -> context.log("apply " + manifest.ref()));
            SideBySide.all(group, manifest -> {
                api.apply(manifest);
                return manifest;
            });
        }
    }

    /**
     * How an object stands.
     *
     * @param followed whether it differs and Argo CD follows it
     */
    private record Compared(Manifest manifest, ClusterApi.Applied applied, boolean followed) {
        boolean ours() {
            return applied == ClusterApi.Applied.ABSENT || (applied == ClusterApi.Applied.DIFFERENT && !followed);
        }
    }

    private static List<Compared> compared(ClusterApi api, List<Manifest> manifests) throws ProblemException, InterruptedException {
        return SideBySide.all(manifests, manifest -> {
            ClusterApi.Applied applied = api.compare(manifest);
            boolean differs = applied == ClusterApi.Applied.DIFFERENT || applied == ClusterApi.Applied.FOREIGN;
            return new Compared(manifest, applied, differs && followed(api, manifest.ref()));
        });
    }

    /** Through the VIP: what stands on the control plane comes when that is up. */
    private ClusterApi api(StepContext context) throws ProblemException {
        return ports.apis().open(spec.addresses().vip().toString(), context.require(Keys.KUBECONFIG));
    }

    private Optional<String> missing(ClusterApi api, List<Manifest> manifests, StepContext context) throws ProblemException, InterruptedException {
        List<ObjectRef> workloads = manifests.stream().map(Manifest::ref).filter(ref -> WORKLOADS.contains(ref.kind())).toList();
        Optional<String> pods = SideBySide.all(workloads, ref -> rollout(api, ref)).stream().flatMap(Optional::stream).findFirst();
        return pods.isPresent() ? pods : ready.missing(api, context);
    }

    /** What a workload's pods lack. */
    private static Optional<String> rollout(ClusterApi api, ObjectRef ref) throws ProblemException, InterruptedException {
        Optional<RolloutStatus> rollout = api.objects().get(ref).map(LiveObject::rollout);
        return rollout.filter(RolloutStatus::complete).isPresent() ? Optional.empty() : Optional.of(ref + " " + rollout.map(RolloutStatus::toString).orElse("absent"));
    }

    private static boolean followed(ClusterApi api, ObjectRef ref) throws ProblemException, InterruptedException {
        return api.objects().get(ref).filter(found -> found.texts("metadata", "annotations").containsKey(TRACKED)).isPresent();
    }
}

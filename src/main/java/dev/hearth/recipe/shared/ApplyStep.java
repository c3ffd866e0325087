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
        for (Manifest manifest : manifests) {
            ObjectRef ref = manifest.ref();
            ClusterApi.Applied applied = api.compare(manifest);
            if (applied == ClusterApi.Applied.ABSENT) {
                changes.add(new Change(Change.Verb.CREATE, ref.toString(), "cluster"));
            } else if (applied != ClusterApi.Applied.SAME) {
                if (followed(api, ref)) {
                    followed++;
                } else if (applied == ClusterApi.Applied.FOREIGN) {
                    return new Probe.Impossible(Problem.blocking(ProblemCode.OBJECT_FOREIGN, Map.of("object", ref.toString())));
                } else {
                    drifted = true;
                    changes.add(new Change(Change.Verb.CHANGE, ref.toString(), "cluster"));
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
        for (Manifest manifest : source.manifests(context)) {
            ClusterApi.Applied applied = api.compare(manifest);
            boolean ours = applied == ClusterApi.Applied.ABSENT || (applied == ClusterApi.Applied.DIFFERENT && !followed(api, manifest.ref()));
            if (ours) {
                context.log("apply " + manifest.ref());
                api.apply(manifest);
            }
        }
    }

    /** Through the VIP: what stands on the control plane comes when that is up. */
    private ClusterApi api(StepContext context) throws ProblemException {
        return ports.apis().open(spec.addresses().vip().toString(), context.require(Keys.KUBECONFIG));
    }

    private Optional<String> missing(ClusterApi api, List<Manifest> manifests, StepContext context) throws ProblemException, InterruptedException {
        for (Manifest manifest : manifests) {
            if (WORKLOADS.contains(manifest.ref().kind())) {
                Optional<RolloutStatus> rollout = api.objects().get(manifest.ref()).map(LiveObject::rollout);
                if (rollout.filter(RolloutStatus::complete).isEmpty()) {
                    return Optional.of(manifest.ref() + " " + rollout.map(RolloutStatus::toString).orElse("absent"));
                }
            }
        }
        return ready.missing(api, context);
    }

    private static boolean followed(ClusterApi api, ObjectRef ref) throws ProblemException, InterruptedException {
        return api.objects().get(ref).filter(found -> found.texts("metadata", "annotations").containsKey(TRACKED)).isPresent();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.recipe.controlplane.ControlPlane;
import dev.hearth.recipe.shared.AccessStep;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is done with snapshots of etcd. */
public final class SnapshotRecipe {
    private SnapshotRecipe() {}

    /** Looks on all servers; a server that cannot be looked at hides none of the others'. */
    public static Snapshots list(ClusterSpec spec, Ports ports) throws InterruptedException {
        List<Snapshot> found = new ArrayList<>();
        Map<String, Problem> unseen = new TreeMap<>();
        for (NodeSpec server : spec.servers()) {
            try {
                found.addAll(ports.shell(server).snapshots());
            } catch (ProblemException e) {
                unseen.put(server.name(), e.problem());
            }
        }
        found.sort(Comparator.comparing(Snapshot::made).reversed());
        return new Snapshots(found, unseen);
    }

    /** @param name that the file's begins with */
    public static Plan take(ClusterSpec spec, String name, Ports ports) {
        List<Step> steps = new ArrayList<>();
        spec.servers().forEach(server -> steps.addAll(ControlPlane.look(spec, server, ports)));
        steps.add(new AccessStep(spec, ports));
        steps.add(new TakeSnapshotStep(name, List.of(Edge.hard(StepIds.ACCESS, "api")), ports));
        return Plan.of(steps, true);
    }

    /**
     * All servers end, one becomes the cluster with the snapshot's content, the others' data is put aside, and they join it one after the
     * other (k3s documentation, "Restore a Cluster Using a Snapshot"). Each server keeps a mark of how far it is, so the same plan goes on where it was cut short.
     */
    public static Plan restore(ClusterSpec spec, String name, Ports ports) {
        List<Step> steps = new ArrayList<>();
        List<Edge> stopped = new ArrayList<>();
        List<Edge> cleared = new ArrayList<>();
        List<Edge> joined = new ArrayList<>();
        for (NodeSpec server : spec.servers()) {
            steps.addAll(ControlPlane.look(spec, server, ports));
            stopped.add(Edge.hard(SnapshotIds.stop(server), "stopped"));
            cleared.add(Edge.hard(SnapshotIds.clear(server), "cleared"));
        }
        steps.add(new FindSnapshotStep(spec, name, ports));
        spec.servers().forEach(server -> steps.add(new StopStep(server, name, ports)));
        steps.add(new ResetStep(spec, name, stopped, ports));
        spec.servers().forEach(server -> steps.add(new ClearStep(spec, server, name, ports)));
        steps.add(new RestoredServerStep(spec, cleared, ports));
        StepId before = SnapshotIds.RESTORED;
        for (NodeSpec server : spec.servers()) {
            steps.add(new RejoinStep(spec, server, before, ports));
            before = SnapshotIds.rejoin(server);
            joined.add(Edge.hard(before, "members"));
        }
        steps.add(ControlPlane.whole(spec, joined, ports));
        steps.add(new ForgetStep(spec, ports));
        return Plan.of(steps, true);
    }
}

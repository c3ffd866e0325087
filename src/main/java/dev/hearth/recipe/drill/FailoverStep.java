// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.drill;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.KubeVip;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.RolloutStatus;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ends kube-vip's pod on the node that has the shared address, so that another one takes it, and measures from the desktop how long the
 * API did not answer there. Nothing else is touched: k3s and all pods go on, and the DaemonSet makes a new pod. A drill always drills.
 */
final class FailoverStep implements Step {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Answers in a row that count as there again. */
    private static final int STEADY = 10;
    private static final int ATTEMPTS = 3;
    private static final ObjectRef DAEMON_SET = new ObjectRef("apps/v1", "DaemonSet", KubeVip.NAMESPACE, KubeVip.DAEMON_SET);
    private final ClusterSpec spec;
    private final Ports ports;

    FailoverStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(DrillRecipe.FAILOVER, "kube-vip",
                new Patience("https://" + spec.addresses().vip() + ":6443/ping", Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(3), 1),
                List.of(Edge.hard(StepIds.ACCESS, "api")));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.CHANGE, "Lease " + KubeVip.NAMESPACE + "/" + KubeVip.LEASE, "cluster"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Optional<LiveObject> daemons = AnyServer.ask(spec, ports, context, api -> api.objects().get(DAEMON_SET));
        RolloutStatus pods = AnyServer.ask(spec, ports, context, api -> api.daemonSet(KubeVip.NAMESPACE, KubeVip.DAEMON_SET)).orElse(new RolloutStatus(0, 0, 0));
        if (context.acted() && pods.complete()) {
            return daemons.flatMap(found -> Failover.marked(found.texts("metadata", "annotations"))).map(Probe::satisfied).orElseGet(() -> Probe.needed("not measured"));
        }
        if (pods.wanted() < 2) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.DRILL_ONE_SERVER, Map.of("servers", String.valueOf(pods.wanted()))));
        }
        return new Probe.Needed("VIP on " + holder(context).orElse("?") + ", kube-vip " + pods, context.acted() ? List.of() : foreseen());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        awaitWhole(context);
        String from = holder(context).orElse("");
        Outage outage = new Outage(ports.network(), spec.addresses().vip(), context);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            end(from, context);
            awaitAnswers(outage, context);
            Optional<String> to = holder(context).filter(node -> !node.equals(from));
            if (to.isPresent()) {
                Failover measured = new Failover(from, to.get(), String.format(Locale.ROOT, "%.1f", outage.silent().toMillis() / 1e3));
                context.log(measured.toString());
                AnyServer.ask(spec, ports, context, api -> {
                    api.objects().annotate(DAEMON_SET, measured.mark());
                    return measured;
                });
                return;
            }
            context.log(from + " took the address back");
        }
        throw Problem.blocking(ProblemCode.DRILL_NOT_MOVED, Map.of("vip", spec.addresses().vip().toString(), "node", from)).asException();
    }

    /** Only from whole to whole: with a pod missing already, the drill would be the failure. */
    private void awaitWhole(StepContext context) throws ProblemException, InterruptedException {
        for (Instant end = context.now().plus(LONGEST); context.now().isBefore(end);) {
            boolean whole = AnyServer.ask(spec, ports, context, api -> api.daemonSet(KubeVip.NAMESPACE, KubeVip.DAEMON_SET)).filter(RolloutStatus::complete).isPresent();
            if (whole && holder(context).isPresent()) {
                return;
            }
            context.pause(Duration.ofSeconds(1));
        }
    }

    private void end(String node, StepContext context) throws ProblemException, InterruptedException {
        List<LiveObject> pods = AnyServer.ask(spec, ports, context,
                api -> api.objects().list("v1", "Pod", KubeVip.NAMESPACE, "app.kubernetes.io/name=" + KubeVip.DAEMON_SET));
        for (LiveObject pod : pods) {
            if (pod.text("spec", "nodeName").filter(node::equals).isPresent()) {
                context.log("delete " + pod.ref());
                AnyServer.ask(spec, ports, context, api -> {
                    api.objects().delete(pod.ref());
                    return pod;
                });
            }
        }
    }

    /** Until it answers steadily, and long enough that a lease that nobody gave back has run out. */
    private void awaitAnswers(Outage outage, StepContext context) throws ProblemException, InterruptedException {
        Instant begun = context.now();
        int inARow = 0;
        while (inARow < STEADY || context.now().isBefore(begun.plus(Duration.ofSeconds(10)))) {
            inARow = outage.answers() ? inARow + 1 : 0;
            Duration passed = Duration.between(begun, context.now());
            context.progress((double) passed.toMillis() / LONGEST.toMillis(), inARow == 0 ? "silent" : "answers");
            if (passed.compareTo(LONGEST) > 0) {
                throw Problem.blocking(ProblemCode.DRILL_VIP_SILENT, Map.of("vip", spec.addresses().vip().toString(), "seconds", String.valueOf(LONGEST.toSeconds()))).asException();
            }
        }
    }

    private Optional<String> holder(StepContext context) throws ProblemException, InterruptedException {
        return AnyServer.ask(spec, ports, context, api -> api.leaseHolder(KubeVip.NAMESPACE, KubeVip.LEASE));
    }
}

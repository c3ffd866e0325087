// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.util.List;

/** Keeps the kubeconfig in the cluster's folder on the desktop, with the VIP as its server (G13), 0600. */
final class KubeconfigStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final Ports ports;

    KubeconfigStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.KUBECONFIG, "finish", Patience.none("context " + spec.name()),
                List.of(Edge.hard(StepIds.VIP, "vip")));
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.WRITE, ports.kubeconfig().getFileName().toString(), "desktop"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        return ports.kubeconfigs().contains(ports.kubeconfig(), spec.name(), wanted(context)) || keptIsGood()
                ? Probe.satisfied("context " + spec.name() + " -> https://" + spec.addresses().vip() + ":6443")
                : Probe.needed("context " + spec.name() + " absent", new Change(Change.Verb.WRITE, ports.kubeconfig().getFileName().toString(), "desktop"));
    }

    @Override
    public void script(Script script) {
        script.note("where Hearth looks for it");
        script.call("keep_kubeconfig", ports.kubeconfig(), spec.name(), Configs.shared(spec));
    }

    @Override
    public void act(StepContext context) throws ProblemException {
        ports.kubeconfigs().merge(ports.kubeconfig(), spec.name(), wanted(context));
    }

    /** Every server signs an admin certificate of its own: what came from another one stays while the API takes it. */
    private boolean keptIsGood() throws InterruptedException {
        String vip = spec.addresses().vip().toString();
        try {
            Secret kept = ports.kubeconfigs().load(ports.kubeconfig());
            return ports.kubeconfigs().contains(ports.kubeconfig(), spec.name(), ports.apis().rewrite(kept, vip, spec.name()))
                    && !ports.apis().open(vip, kept).nodes().isEmpty();
        } catch (ProblemException e) {
            return false;
        }
    }

    private Secret wanted(StepContext context) throws ProblemException {
        return ports.apis().rewrite(context.require(Keys.KUBECONFIG), spec.addresses().vip().toString(), spec.name());
    }
}

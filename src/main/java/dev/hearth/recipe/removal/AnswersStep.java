// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.KubeVip;
import dev.hearth.port.Network;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.List;

/** Waits until the API answers at the VIP, which moves when its holder leaves. */
final class AnswersStep implements Step {
    private final ClusterSpec staying;
    private final NodeSpec leaving;
    private final Ports ports;

    AnswersStep(ClusterSpec staying, NodeSpec leaving, Ports ports) {
        this.staying = staying;
        this.leaving = leaving;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(RemovalIds.ANSWERS, "kube-vip",
                Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(5), "https://" + staying.addresses().vip() + ":6443/ping"),
                List.of(Edge.hard(RemovalIds.halt(leaving), "halted")));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Ipv4 vip = staying.addresses().vip();
        String holder = AnyServer.ask(staying, ports, context, api -> api.leaseHolder(KubeVip.NAMESPACE, KubeVip.LEASE)).orElse("?");
        boolean answers = ports.network().api(vip, Duration.ofSeconds(2)).filter(Network.ApiAnswer::pong).isPresent();
        return answers ? Probe.satisfied(vip + " pong from " + holder) : Probe.needed(vip + " silent, lease " + holder);
    }

    @Override
    public void act(StepContext context) {
        // kube-vip moves the address; we wait.
    }
}

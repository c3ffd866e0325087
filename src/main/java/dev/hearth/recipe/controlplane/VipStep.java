// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.KubeVip;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Network;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.PodTroubles;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits until the VIP answers, with this cluster's CA and a certificate that names the VIP. */
final class VipStep implements Step, Scripted {
    private static final ObjectRef DAEMON_SET = new ObjectRef("apps/v1", "DaemonSet", KubeVip.NAMESPACE, KubeVip.DAEMON_SET);
    private final ClusterSpec spec;
    private final Ports ports;

    VipStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.VIP, "kube-vip",
                Patience.upTo(Duration.ofMinutes(4), Duration.ofSeconds(8), "https://" + spec.addresses().vip() + ":6443/ping"),
                List.of(spec.adopted() ? Edge.hard(StepIds.CREDENTIALS, "api") : Edge.hard(StepIds.KUBE_VIP, "objects")));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Ipv4 vip = spec.addresses().vip();
        Optional<Network.ApiAnswer> answer = ports.network().api(vip, Duration.ofSeconds(2));
        if (answer.isEmpty() || !answer.get().pong()) {
            return silent(vip + " silent" + holder(context).map(name -> ", lease " + name).orElse(""), context);
        }
        String expected = caHash(context.require(Keys.TOKEN).revealText());
        if (!answer.get().caSha256().equals(expected)) {
            return new Probe.Impossible(Problem.blocking(ProblemCode.VIP_OTHER_CERTIFICATE,
                    Map.of("vip", vip.toString(), "found", shorten(answer.get().caSha256()), "required", shorten(expected))));
        }
        if (!answer.get().sans().contains(vip.toString())) {
            return Probe.needed("SAN without " + vip + ": " + answer.get().sans());
        }
        return new Probe.Satisfied(Outputs.of(Keys.VIP, vip), vip + " pong" + holder(context).map(name -> " from " + name).orElse(""));
    }

    @Override
    public void script(Script script) {
        script.await("the API answers at the shared address", "kubectl", "--server=" + Configs.shared(spec), "get", "--raw", "/readyz");
    }

    @Override
    public void act(StepContext context) {
        // kube-vip announces the address; we wait.
    }

    /** Nobody announces the address before kube-vip's pod runs. */
    private Probe silent(String why, StepContext context) throws ProblemException, InterruptedException {
        Optional<PodTroubles> trouble = AnyServer.ask(spec, ports, context, api -> {
            Optional<LiveObject> kubeVip = api.objects().get(DAEMON_SET);
            return kubeVip.isPresent() ? PodTroubles.of(kubeVip.get(), api.objects()) : Optional.empty();
        });
        return trouble.<Probe>map(found -> new Probe.Hindered(why + ", " + found.word(), found.problem())).orElseGet(() -> Probe.needed(why));
    }

    private Optional<String> holder(StepContext context) throws ProblemException, InterruptedException {
        return AnyServer.ask(spec, ports, context, api -> api.leaseHolder(KubeVip.NAMESPACE, KubeVip.LEASE));
    }

    /** The hash in {@code K10<hash>::server:<password>}. */
    private static String caHash(String token) {
        return token.substring(3, Math.max(3, token.indexOf("::")));
    }

    private static String shorten(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }
}

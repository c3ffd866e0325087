// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sFlags;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.AnyServer;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeObjects;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.ServerTokens;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads the admin kubeconfig and the server token that k3s made on a server. They stay in memory: the token is the
 * key of the bootstrap data, so it is read when it is needed and never kept on the desktop.
 */
final class CredentialsStep implements Step, Scripted {
    private final ClusterSpec spec;
    private final Ports ports;

    CredentialsStep(ClusterSpec spec, Ports ports) {
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.CREDENTIALS, "k3s",
                Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(3), "https://" + spec.firstServer().address() + ":6443/readyz"),
                List.of(Edge.hard(StepIds.START_SERVER, "server")));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        NodeSpec lead = context.require(Keys.STANDING).lead();
        NodeShell shell = ports.shell(lead);
        Optional<Secret> kubeconfig = shell.read(K3sPaths.KUBECONFIG).filter(text -> !text.isBlank()).map(Secret::of);
        Optional<Outputs> tokens = ServerTokens.of(shell);
        if (kubeconfig.isEmpty() || tokens.isEmpty()) {
            return Probe.needed((kubeconfig.isEmpty() ? K3sPaths.KUBECONFIG : K3sPaths.TOKEN) + " absent");
        }
        String version = AnyServer.ask(spec, ports, context, kubeconfig.get(), ClusterApi::version);
        Outputs outputs = tokens.get().with(Keys.KUBECONFIG, kubeconfig.get());
        if (spec.adopted()) {
            Optional<LiveObject> server = AnyServer.ask(spec, ports, context, kubeconfig.get(), api -> api.objects().get(NodeObjects.node(lead)));
            outputs = outputs.with(Keys.SETTINGS, server.flatMap(NodeObjects::flags).orElseGet(K3sFlags::none));
        }
        return new Probe.Satisfied(outputs, lead.name() + ", readyz " + version);
    }

    @Override
    public void script(Script script) {
        script.await("the API answers", "kubectl", "get", "--raw", "/readyz");
        script.note("it goes on to the servers that join, on standard input");
        script.line("server_token=$(k3s_token \"$first\")");
    }

    @Override
    public void act(StepContext context) {
        // k3s makes both; we wait.
    }
}

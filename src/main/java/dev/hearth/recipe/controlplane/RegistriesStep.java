// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.RegistriesFile;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.util.Map;
import java.util.Optional;

/** Tells containerd which mirrors serve which image registry. It must be there before k3s starts: it is read at start. */
final class RegistriesStep implements Step, Scripted {
    private final NodeSpec node;
    private final Secret wanted;
    private final Ports ports;

    RegistriesStep(NodeSpec node, Secret wanted, Ports ports) {
        this.node = node;
        this.wanted = wanted;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onNode(StepIds.registries(node), "k3s", node, Patience.none("cat " + K3sPaths.REGISTRIES),
                Edge.hard(StepIds.facts(node), "facts"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Optional<String> text = ports.shell(node).read(K3sPaths.REGISTRIES);
        if (text.filter(wanted.revealText()::equals).isPresent()) {
            return Probe.satisfied(K3sPaths.REGISTRIES);
        }
        if (text.isPresent() && !RegistriesFile.ours(text.get())) {
            return new Probe.Impossible(
                    Problem.blocking(ProblemCode.NODE_FILE_FOREIGN, Map.of("node", node.name(), "path", K3sPaths.REGISTRIES)));
        }
        return Probe.needed(K3sPaths.REGISTRIES + (text.isPresent() ? " differs" : " absent"),
                new Change(Change.Verb.WRITE, K3sPaths.REGISTRIES, node.name()));
    }

    @Override
    public void script(Script script) {
        script.put(node.name(), K3sPaths.REGISTRIES, "0600", wanted);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.shell(node).write(K3sPaths.REGISTRIES, "0600", wanted);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.metallb;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.Manifest;
import dev.hearth.port.ShellWords;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.InGit;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives MetalLB its addresses. Before the first time it asks the LAN whether somebody has Traefik's: preflight may be an hour old. */
final class AddressPoolsStep implements Step, InGit, Scripted {
    private final ApplyStep pools;
    private final ClusterSpec spec;
    private final Ports ports;

    AddressPoolsStep(ApplyStep pools, ClusterSpec spec, Ports ports) {
        this.pools = pools;
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return pools.info();
    }

    @Override
    public List<Change> foreseen() {
        return pools.foreseen();
    }

    @Override
    public List<Manifest> manifests(StepContext context) throws ProblemException, InterruptedException {
        return pools.manifests(context);
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        return pools.probe(context);
    }

    @Override
    public void script(Script script) throws ProblemException, InterruptedException {
        script.note("before it is announced for the first time nobody may answer for it");
        script.line("kubectl -n metallb-system get ipaddresspool traefik >/dev/null 2>&1 || " + ShellWords.readable("unused", spec.firstServer().name(), spec.addresses().traefik()));
        pools.script(script);
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        Ipv4 traefik = spec.addresses().traefik();
        boolean announced = ports.atVip(spec, context).objects()
                .list("metallb.io/v1beta1", "IPAddressPool", "metallb-system", "").stream().anyMatch(pool -> pool.ref().name().equals("traefik"));
        Optional<String> mac = announced ? Optional.empty() : ports.shell(context.require(Keys.STANDING).lead()).neighbour(traefik);
        if (mac.isPresent()) {
            throw Problem.blocking(ProblemCode.POOL_ADDRESS_TAKEN, Map.of("address", traefik.toString(), "mac", mac.get())).asException();
        }
        pools.act(context);
    }
}

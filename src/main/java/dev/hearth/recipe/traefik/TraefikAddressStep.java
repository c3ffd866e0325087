// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.traefik;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.Traefik;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Network;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.SideBySide;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The Service has its address, a node announces it to the LAN (another node hears it answer ARP), and the desktop gets through. A
 * Service with an address that nobody announces looks the same in Kubernetes.
 */
final class TraefikAddressStep implements Step, Scripted {
    private final StepInfo info;
    private final ClusterSpec spec;
    private final Ports ports;

    TraefikAddressStep(StepInfo info, ClusterSpec spec, Ports ports) {
        this.info = info;
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Ipv4 wanted = spec.addresses().traefik();
        ClusterObjects objects = ports.atVip(spec, context).objects();
        List<String> given = objects.get(Traefik.SERVICE).map(service -> service.items("status", "loadBalancer", "ingress").stream()
                .flatMap(each -> each.text("ip").stream()).toList()).orElse(List.of());
        if (!given.equals(List.of(wanted.toString()))) {
            return Probe.needed(Traefik.SERVICE + " address " + (given.isEmpty() ? "pending" : String.join(", ", given)) + events(objects));
        }
        Network.Reach reach = ports.network().tcp(wanted, 443, Duration.ofSeconds(2));
        if (reach.state() != Network.Reach.State.OPEN) {
            return Probe.needed(wanted + ":443 " + reach.state());
        }
        Optional<String> heard = heard(wanted);
        if (heard.isEmpty() && spec.nodes().size() > 1) {
            return Probe.needed("nobody answers ARP for " + wanted);
        }
        return Probe.satisfied(wanted + ":443 open" + heard.map(who -> ", ARP " + who).orElse(""));
    }

    @Override
    public void script(Script script) {
        script.await("Traefik has its address", "has_address", Traefik.SERVICE.namespace(), Traefik.SERVICE.name(), spec.addresses().traefik());
    }

    @Override
    public void act(StepContext context) {
        // MetalLB gives and announces; we wait.
    }

    /** Of two nodes at least one is not the announcer, and hears it. */
    private Optional<String> heard(Ipv4 address) throws ProblemException, InterruptedException {
        return SideBySide.all(spec.nodes().stream().limit(2).toList(), node -> ports.shell(node).neighbour(address).map(mac -> mac + " heard by " + node.name()))
                .stream().flatMap(Optional::stream).findFirst();
    }

    /** MetalLB says in events why it gives nothing. */
    private static String events(ClusterObjects objects) throws ProblemException, InterruptedException {
        return objects.list("v1", "Event", Traefik.NAMESPACE, "").stream()
                .filter(event -> event.text("involvedObject", "kind").filter("Service"::equals).isPresent() && event.text("type").filter("Warning"::equals).isPresent())
                .map(event -> event.text("message").orElse("")).reduce((first, last) -> last).map(words -> ": " + words).orElse("");
    }

    static Optional<LiveObject> secret(ClusterObjects objects) throws ProblemException, InterruptedException {
        return objects.get(new dev.hearth.port.ObjectRef("v1", "Secret", Traefik.NAMESPACE, Traefik.CERTIFICATE_SECRET));
    }
}

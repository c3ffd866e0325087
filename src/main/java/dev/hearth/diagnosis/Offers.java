// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.cluster.Mend;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.node.NodeShell;
import dev.hearth.node.Survey;
import dev.hearth.node.mend.Cure;
import dev.hearth.node.mend.Mending;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Offer;
import dev.hearth.port.Preflight.Status;
import dev.hearth.port.RemoteHosts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Hearth can do about what was found: the nodes that something is wrong with are asked once more, and what one of them could have put
 * right is offered wherever it shows.
 */
final class Offers {
    private final List<Subject> nodes;
    private final List<Mesh> meshes;
    /** By what is chosen; nothing else is known of what is not in it. */
    private final Map<String, Cure> cures;
    private final List<Offer> all;

    private Offers(List<Subject> nodes, List<Mesh> meshes, List<Asked> asked) {
        this.nodes = nodes;
        this.meshes = meshes;
        this.cures = asked.stream().collect(Collectors.toMap(each -> each.mend().id(each.node()), Asked::cure));
        this.all = asked.stream().flatMap(each -> each.cure() instanceof Cure.Ill ill ? Stream.of(new Offer(each.mend(), each.node(), ill.lines())) : Stream.of()).toList();
    }

    static Offers of(List<Subject> nodes, List<Mesh> meshes, List<Finding> findings, RemoteHosts hosts) throws InterruptedException {
        Set<String> wrong = findings.stream().filter(Offers::wrong).map(Finding::id).collect(Collectors.toSet());
        List<Callable<List<Asked>>> parts = new ArrayList<>();
        for (Subject node : nodes) {
            List<Mend> mends = Arrays.stream(Mend.values()).filter(mend -> !node.node().adopted() && wrong.contains(mend.id(node.node().name()))).toList();
            if (!mends.isEmpty()) {
                parts.add(() -> ask(node, mends, hosts));
            }
        }
        return new Offers(nodes, meshes, SideBySide.all(parts).stream().flatMap(List::stream).toList());
    }

    private record Asked(Mend mend, String node, Cure cure) {}

    /** Nothing when the node went away meanwhile. */
    private static List<Asked> ask(Subject node, List<Mend> mends, RemoteHosts hosts) throws InterruptedException {
        try {
            Survey said = new NodeShell(node.node().name(), hosts.connect(node.node().access())).mendable(node.spec().addresses().vip(), node.node().address());
            return mends.stream().map(mend -> new Asked(mend, node.node().name(), Mending.of(mend).judge(node.spec(), node.node(), said))).toList();
        } catch (ProblemException e) {
            return List.of();
        }
    }

    /** The finding with what can be done about it. A firewall that lets in whatever the cluster needs is none to speak of. */
    Finding on(Finding finding) {
        if (!wrong(finding)) {
            return finding;
        }
        return finding.check().equals(Mend.FIREWALL.check()) && cures.get(finding.id()) instanceof Cure.Well well
                ? Outcome.ok(well.evidence()).on(finding.check(), finding.node()) : finding.with(about(finding));
    }

    private List<Offer> about(Finding finding) {
        return switch (finding.check()) {
            case "ip.vip.free" -> owners();
            case "time.skew" -> clocks(finding.node());
            case "net.mesh.ports" -> firewalls(finding.node());
            default -> all.stream().filter(offer -> offer.id().equals(finding.id())).toList();
        };
    }

    /** Those of the nodes that it does not get into, when each of them has one that lacks rules. */
    private List<Offer> firewalls(String node) {
        Set<String> shut = meshes.stream().filter(mesh -> mesh.from().node().name().equals(node)).flatMap(mesh -> mesh.shut().stream()).collect(Collectors.toSet());
        List<Offer> offers = all.stream().filter(offer -> offer.mend() == Mend.FIREWALL && shut.contains(offer.node())).toList();
        return offers.size() == shut.size() ? offers : List.of();
    }

    /** Its own clock when nobody keeps it; else it is the others that are wrong. */
    private List<Offer> clocks(String node) {
        List<Offer> clocks = all.stream().filter(offer -> offer.mend() == Mend.TIME_SYNC).toList();
        List<Offer> own = clocks.stream().filter(offer -> offer.node().equals(node)).toList();
        return own.isEmpty() ? clocks : own;
    }

    /** The shared address is free when all that answer for it are nodes that only have it left. */
    private List<Offer> owners() {
        List<Offer> left = all.stream().filter(offer -> offer.mend() == Mend.OLD_VIP).toList();
        Set<String> cards = nodes.stream().filter(node -> left.stream().anyMatch(offer -> offer.node().equals(node.node().name())))
                .flatMap(node -> node.facts().macs().stream()).collect(Collectors.toSet());
        boolean only = nodes.stream().flatMap(node -> node.facts().neighbour(node.spec().addresses().vip()).stream()).allMatch(cards::contains);
        return only ? left : List.of();
    }

    private static boolean wrong(Finding finding) {
        return finding.status() == Status.BLOCKING || finding.status() == Status.SHOULD_FIX;
    }
}

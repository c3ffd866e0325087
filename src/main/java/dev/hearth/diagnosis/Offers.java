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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * What Hearth can do about what was found: the nodes that something is wrong with are asked once more, and what one of them could have put
 * right is offered wherever it shows.
 */
final class Offers {
    private final List<Subject> nodes;
    private final List<Offer> all;

    private Offers(List<Subject> nodes, List<Offer> all) {
        this.nodes = nodes;
        this.all = all;
    }

    static Offers of(List<Subject> nodes, List<Finding> findings, RemoteHosts hosts) throws InterruptedException {
        Set<String> wrong = findings.stream().filter(Offers::wrong).map(Finding::id).collect(Collectors.toSet());
        List<Callable<List<Offer>>> parts = new ArrayList<>();
        for (Subject node : nodes) {
            List<Mend> mends = Arrays.stream(Mend.values()).filter(mend -> !node.node().adopted() && wrong.contains(mend.id(node.node().name()))).toList();
            if (!mends.isEmpty()) {
                parts.add(() -> ask(node, mends, hosts));
            }
        }
        return new Offers(nodes, SideBySide.all(parts).stream().flatMap(List::stream).toList());
    }

    /** None when the node went away meanwhile. */
    private static List<Offer> ask(Subject node, List<Mend> mends, RemoteHosts hosts) throws InterruptedException {
        try {
            Survey said = new NodeShell(node.node().name(), hosts.connect(node.node().access())).mendable(node.spec().addresses().vip(), node.node().address());
            List<Offer> offers = new ArrayList<>();
            for (Mend mend : mends) {
                if (Mending.of(mend).judge(node.spec(), node.node(), said) instanceof Cure.Ill ill) {
                    offers.add(new Offer(mend, node.node().name(), ill.lines()));
                }
            }
            return offers;
        } catch (ProblemException e) {
            return List.of();
        }
    }

    Finding on(Finding finding) {
        return wrong(finding) ? finding.with(about(finding)) : finding;
    }

    private List<Offer> about(Finding finding) {
        return switch (finding.check()) {
            case "ip.vip.free" -> owners();
            case "time.skew" -> clocks(finding.node());
            default -> all.stream().filter(offer -> offer.id().equals(finding.id())).toList();
        };
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

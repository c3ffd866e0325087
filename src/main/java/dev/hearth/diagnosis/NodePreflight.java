// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.Sighting;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.node.NodeFacts;
import dev.hearth.node.NodeShell;
import dev.hearth.node.Survey;
import dev.hearth.port.Preflight;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Report;
import dev.hearth.port.Preflight.Status;
import dev.hearth.port.RemoteHosts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Preflight over SSH: all nodes side by side, one survey each and one look at one another, judged by the tables of checks. */
public final class NodePreflight implements Preflight {
    private static final List<String> IMAGE_HOSTS = List.of("https://registry-1.docker.io/v2/", "https://ghcr.io/v2/", "https://quay.io/v2/");
    static final List<NodeCheck> CHECKS =
            Stream.of(SystemChecks.ALL, NameChecks.ALL, ResourceChecks.ALL, NetworkChecks.ALL, LinkChecks.ALL, LeftoverChecks.ALL).flatMap(List::stream).toList();
    private final RemoteHosts hosts;
    private final InstantSource clock;

    public NodePreflight(RemoteHosts hosts, InstantSource clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    @Override
    public Report inspect(ClusterSpec spec) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<Subject> subjects = new ArrayList<>();
        List<Unreached> unreached = new ArrayList<>();
        for (Answer answer : SideBySide.all(spec.nodes().stream().<Callable<Answer>>map(node -> () -> look(spec, node)).toList())) {
            switch (answer) {
                case Surveyed surveyed -> subjects.add(surveyed.subject());
                case Unreached not -> unreached.add(not);
            }
        }
        boolean stands = subjects.stream().anyMatch(subject -> ours(spec, subject.facts().k3s()));
        for (Unreached not : unreached) {
            Status status = stands && not.problem().code() == ProblemCode.SSH_UNREACHABLE ? Status.SHOULD_FIX : Status.BLOCKING;
            findings.add(new Finding("ssh", not.node().name(), status, "", not.problem().with("node", not.node().name())));
        }
        for (Subject subject : subjects) {
            findings.add(Outcome.ok(subject.node().access().destination()).on("ssh", subject.node().name()));
            CHECKS.forEach(check -> findings.add(check.look().apply(subject).on(check.id(), subject.node().name())));
        }
        findings.addAll(new FleetChecks(subjects).all());
        List<Mesh> meshes = subjects.size() > 1 ? meshes(subjects) : List.of();
        if (subjects.size() > 1) {
            for (Mesh mesh : meshes) {
                findings.add(mesh.open().on("net.mesh.ports", mesh.from().node().name()));
                if (Mesh.joins(mesh.from(), subjects)) {
                    findings.add(mesh.shared().on("add.api", mesh.from().node().name()));
                }
                findings.add(mesh.largePackets().on("net.mtu.path", mesh.from().node().name()));
            }
        }
        Offers offers = Offers.of(subjects, meshes, findings, hosts);
        findings.replaceAll(offers::on);
        return new Report(clock.instant(), findings, seen(spec, subjects), Links.of(meshes));
    }

    /** A cluster that stands can do without a machine that is off, when whoever runs it says so. One that begins cannot. */
    private static boolean ours(ClusterSpec spec, NodeFacts.ExistingK3s k3s) {
        return k3s.serverData() && k3s.cluster().filter(spec.name()::equals).isPresent();
    }

    private Answer look(ClusterSpec spec, NodeSpec node) throws InterruptedException {
        try {
            NodeShell shell = new NodeShell(node.name(), hosts.connect(node.access()));
            Instant asked = clock.instant();
            NodeFacts facts = shell.survey(spec.addresses().vip(), asked(spec, node), urls(spec));
            double said = facts.survey().number("time.now").orElse(asked.toEpochMilli() / 1000.0);
            // The script tells the time first, so the answer is as old as the way there; on a LAN that is milliseconds.
            return new Surveyed(new Subject(spec, node, facts, Duration.ofMillis(Math.round(said * 1000) - asked.toEpochMilli())));
        } catch (ProblemException e) {
            return new Unreached(node, e.problem());
        }
    }

    /** The second and last question: it needs all nodes, listening while the others knock. */
    private List<Mesh> meshes(List<Subject> subjects) throws InterruptedException {
        return SideBySide.all(subjects.stream().<Callable<Mesh>>map(from -> () -> new Mesh(from, subjects, knock(from, subjects))).toList());
    }

    /** Empty when the node went away meanwhile: nothing is known then. */
    private Optional<Survey> knock(Subject from, List<Subject> subjects) throws InterruptedException {
        try {
            return new NodeShell(from.node().name(), hosts.connect(from.node().access()))
                    .mesh(Mesh.callers(from, subjects), Mesh.knocks(from, subjects), FleetChecks.mtuOf(from).filter(mtu -> mtu.matches("[0-9]{3,5}")).map(Integer::valueOf).orElse(1500));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** What the nodes know of the LAN, and which of their addresses the router gave them. */
    private Occupancy seen(ClusterSpec spec, List<Subject> subjects) {
        SortedMap<String, Ipv4> leases = new TreeMap<>();
        List<Sighting> sightings = new ArrayList<>();
        for (Subject subject : subjects) {
            sightings.addAll(subject.facts().neighbours(clock.instant()).stream().filter(one -> spec.addresses().lan().subnet().contains(one.address())).toList());
            subject.facts().addresses().stream().filter(own -> own.dynamic() && own.address().equals(subject.node().address()))
                    .forEach(own -> leases.put(subject.node().name(), own.address()));
        }
        return Occupancy.of(sightings).with(new Occupancy(new TreeMap<>(), leases));
    }

    /** The VIP, the pool and the other nodes. */
    private static List<Ipv4> asked(ClusterSpec spec, NodeSpec node) {
        return Stream.of(
                        Stream.of(spec.addresses().vip()),
                        PoolSample.at(spec.addresses().pool()).stream(),
                        spec.nodes().stream().filter(other -> !other.equals(node)).map(NodeSpec::address))
                .flatMap(each -> each).distinct().toList();
    }

    /** Where images come from: the plan's own mirrors when it names any. */
    private static List<String> urls(ClusterSpec spec) {
        return spec.sources().registries().isEmpty()
                ? IMAGE_HOSTS
                : spec.sources().registries().values().stream().flatMap(List::stream).distinct().map(endpoint -> endpoint.replaceAll("/$", "") + "/v2/").toList();
    }

    private sealed interface Answer {}

    private record Surveyed(Subject subject) implements Answer {}

    private record Unreached(NodeSpec node, Problem problem) implements Answer {}
}

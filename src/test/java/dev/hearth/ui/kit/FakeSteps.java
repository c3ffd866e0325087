// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan of a few steps that look like the recipe's, for pictures and tours. */
final class FakeSteps {
    private FakeSteps() {}

    static Plan plan(ClusterSpec spec) {
        List<Step> steps = new ArrayList<>();
        steps.add(step("download-k3s-amd64", "downloads", null, List.of(), change(Change.Verb.DOWNLOAD, "k3s v1.36.3+k3s1 (amd64)", "desktop")));
        String first = spec.firstServer().name();
        for (NodeSpec node : spec.nodes()) {
            String name = node.name();
            steps.add(step(name + "/connect", "nodes", name, List.of()));
            steps.add(step(name + "/upload-k3s", "k3s", name, List.of(name + "/connect", "download-k3s-amd64"),
                    change(Change.Verb.UPLOAD, "/usr/local/bin/k3s", name), change(Change.Verb.UPLOAD, "/usr/local/lib/hearth/install.sh", name)));
            steps.add(step(name + "/config", "k3s", name, List.of(name + "/connect"),
                    change(Change.Verb.WRITE, "/etc/rancher/k3s/config.yaml", name)));
            boolean begins = name.equals(first);
            steps.add(step(name + (begins ? "/start-server" : "/join-server"), begins ? "k3s" : "join", name,
                    begins ? List.of(name + "/upload-k3s", name + "/config") : List.of(name + "/upload-k3s", name + "/config", "vip"),
                    change(Change.Verb.INSTALL, "k3s.service", name),
                    change(begins ? Change.Verb.START : Change.Verb.JOIN, begins ? "k3s server" : "etcd member " + name, name)));
        }
        steps.add(step("kube-vip", "kube-vip", null, List.of(first + "/start-server"),
                change(Change.Verb.CREATE, "DaemonSet kube-system/kube-vip-ds", "cluster"),
                change(Change.Verb.CREATE, "ClusterRole system:kube-vip-role", "cluster")));
        steps.add(step("vip", "kube-vip", null, List.of("kube-vip")));
        steps.add(step("kubeconfig", "finish", null, List.of("vip"), change(Change.Verb.MERGE, "~/.kube/config", "desktop")));
        return Plan.of(steps, true);
    }

    static List<Event> story(Plan plan, Event.Mode mode) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.RunStarted(plan.fingerprint(), mode, plan.steps().stream().map(step -> step.info().id()).toList()));
        for (Step step : plan.steps()) {
            StepId id = step.info().id();
            List<Change> changes = ((Sample) step).changes();
            events.add(new Event.StepProbing(id));
            if (changes.isEmpty()) {
                events.add(new Event.StepSatisfied(id, "as planned"));
            } else if (mode == Event.Mode.DRY_RUN) {
                events.add(new Event.StepWouldAct(id, "missing", changes, false));
            } else {
                events.add(new Event.StepActing(id, 1, "missing", changes));
                events.add(new Event.StepDone(id, "as planned", Duration.ofSeconds(2)));
            }
        }
        events.add(new Event.RunEnded(Event.Outcome.READY, Duration.ofSeconds(72)));
        return events;
    }

    /** A look that gets into no node: whatever is not on this computer is not seen. */
    static List<Event> shut(Plan plan, Problem problem) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.RunStarted(plan.fingerprint(), Event.Mode.DRY_RUN, plan.steps().stream().map(step -> step.info().id()).toList()));
        StepId door = StepId.of("node1/connect");
        for (Step step : plan.steps()) {
            StepId id = step.info().id();
            events.add(new Event.StepProbing(id));
            events.add(id.value().endsWith("/connect") ? new Event.StepFailed(id, problem)
                    : id.value().startsWith("download") ? new Event.StepSatisfied(id, "as planned") : new Event.StepSkipped(id, door));
        }
        events.add(new Event.RunEnded(Event.Outcome.FAILED, Duration.ofSeconds(2)));
        return events;
    }

    private static Change change(Change.Verb verb, String subject, String place) {
        return new Change(verb, subject, place);
    }

    private static Step step(String id, String component, @Nullable String node, List<String> after, Change... changes) {
        List<Edge> edges = after.stream().map(earlier -> Edge.hard(StepId.of(earlier), "edge.test")).toList();
        return new Sample(new StepInfo(StepId.of(id), component, node, edges, Set.of(), Patience.none("test")), List.of(changes));
    }

    private record Sample(StepInfo info, List<Change> changes) implements Step {
        @Override
        public Probe probe(StepContext context) {
            return Probe.satisfied("as planned");
        }

        @Override
        public void act(StepContext context) {}
    }
}

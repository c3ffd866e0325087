// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Watching;
import dev.hearth.text.Texts;
import dev.hearth.ui.Operations;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.page.run.Story;
import dev.hearth.ui.wizard.PageContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A cluster that a test plays: it tells what a look finds and what the API says, and its clock stands still. */
final class Played {
    final Prepared prepared;
    final DraftModel draft;
    /** Looks that were begun; the last one is told by {@link #finds} and {@link #ends}. */
    final List<Consumer<Entry>> looks = new ArrayList<>();
    final List<Event.Cancel> cancels = new ArrayList<>();
    final List<Consumer<Watching.Sight>> watchers = new ArrayList<>();
    final List<Duration> waits = new ArrayList<>();
    final List<Runnable> later = new ArrayList<>();
    /** What the operations were asked for. */
    final List<String> done = new ArrayList<>();
    int plans;
    int asks;
    Optional<Problem> noPlan = Optional.empty();
    Health health;
    Snapshots snapshots = new Snapshots(List.of(), Map.of());
    /** What runs on the nodes that {@link #says} tells of. */
    String version = "v1.36.3+k3s1";
    Instant now = Story.START;
    private long seq;

    Played(int servers) {
        prepared = new Story(servers).prepared;
        draft = new DraftModel(any -> new Checked(prepared.spec(), List.of()), ClusterDraft.empty());
        health = new Health(true, new Quorum(servers), servers, Set.of(), true, Map.of());
    }

    PageContext context() {
        return new PageContext(bench(), draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, () -> now);
    }

    ClusterViewModel page(double dice) {
        return new ClusterViewModel(context(), (wait, task) -> {
            waits.add(wait);
            later.add(task);
            return () -> later.remove(task);
        }, () -> dice);
    }

    @SuppressWarnings("unchecked")
    private Workbench bench() {
        Operations operations = (Operations) Proxy.newProxyInstance(Operations.class.getClassLoader(), new Class<?>[] {Operations.class}, (proxy, method, arguments) -> {
            if (!method.getName().equals("health")) {
                if (noPlan.isPresent()) {
                    throw noPlan.get().asException();
                }
                if (method.getName().equals("snapshots")) {
                    return snapshots;
                }
                done.add(method.getName() + Arrays.stream(arguments).skip(1).map(each -> " " + (each instanceof NodeSpec node ? node.name() : each)).collect(Collectors.joining()));
                return prepared;
            }
            asks++;
            return health;
        });
        return (Workbench) Proxy.newProxyInstance(Workbench.class.getClassLoader(), new Class<?>[] {Workbench.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "prepare" -> plan((ClusterSpec) arguments[0]);
                    case "start" -> begin((Event.Mode) arguments[1], (Consumer<Entry>) arguments[2]);
                    case "watchNodes" -> watch((Consumer<Watching.Sight>) arguments[1]);
                    case "operations" -> operations;
                    case "check" -> new Checked(prepared.spec(), List.of());
                    case "clock" -> (InstantSource) () -> now;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private Prepared plan(ClusterSpec spec) throws ProblemException {
        plans++;
        if (noPlan.isPresent()) {
            throw noPlan.get().asException();
        }
        return prepared;
    }

    private Watching watch(Consumer<Watching.Sight> seen) {
        watchers.add(seen);
        return () -> watchers.remove(seen);
    }

    private Workbench.Running begin(Event.Mode mode, Consumer<Entry> listener) {
        if (mode != Event.Mode.DRY_RUN) {
            throw new AssertionError("a look changes nothing");
        }
        looks.add(listener);
        return new Workbench.Running() {
            @Override
            public void cancel(Event.Cancel how) {
                cancels.add(how);
            }

            @Override
            public Event.Outcome await() {
                return Event.Outcome.READY;
            }
        };
    }

    void tell(Event event) {
        looks.getLast().accept(new Entry(++seq, now, event));
    }

    /** Every step that is not named ends well, and so does the look. */
    void finds(Map<String, Event> others) {
        tell(new Event.RunStarted(prepared.plan().fingerprint(), Event.Mode.DRY_RUN, ids()));
        for (StepId id : ids()) {
            tell(new Event.StepProbing(id));
            tell(others.getOrDefault(id.value(), new Event.StepSatisfied(id, "as planned")));
        }
        tell(new Event.RunEnded(Event.Outcome.READY, Duration.ofSeconds(4)));
    }

    List<StepId> ids() {
        return prepared.plan().steps().stream().map(step -> step.info().id()).toList();
    }

    static Event fails(String id, Problem problem) {
        return new Event.StepFailed(StepId.of(id), problem);
    }

    static Event skips(String id, String by) {
        return new Event.StepSkipped(StepId.of(id), StepId.of(by));
    }

    static Event drifted(String id, String node) {
        return new Event.StepWouldAct(StepId.of(id), "other", List.of(new Change(Change.Verb.WRITE, "/etc/rancher/k3s/config.yaml", node)), true);
    }

    /** What the API says of the nodes: {@code True} or what else stands in their condition Ready. */
    void says(String... ready) {
        List<NodeStatus> nodes = new ArrayList<>();
        for (int i = 0; i < ready.length; i++) {
            nodes.add(new NodeStatus("node" + (i + 1), Map.of("Ready", ready[i], "EtcdIsVoter", "True"), List.of("192.168.5.1" + (i + 1)), version,
                    Map.of("node-role.kubernetes.io/control-plane", "true")));
        }
        watchers.getLast().accept(new Watching.Sight(nodes, Optional.empty()));
    }

    void silent(Problem why) {
        watchers.getLast().accept(new Watching.Sight(List.of(), Optional.of(why)));
    }

    /** What waits is done now. */
    void timePasses(Duration time) {
        now = now.plus(time);
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    int ordinal(String id) {
        return prepared.plan().ordinal(StepId.of(id)).orElseThrow();
    }
}

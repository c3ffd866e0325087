// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.adapter.store.MemorySecretStore;
import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.cluster.StepOrder;
import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Lan;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.problem.Severity;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.Workbench.LogLine;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.graph.SamplePlan;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run that a test tells, event by event, on a clock of its own; and a workbench that starts nothing else. */
public final class Story {
    public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    public final Prepared prepared;
    public final DraftModel draft;
    final List<Event.Cancel> cancels = new ArrayList<>();
    final List<Event.Mode> starts = new ArrayList<>();
    /** Why the cluster cannot be taken over, asked each time. */
    volatile Optional<Problem> notTaken = Optional.empty();
    final List<Thread> takers = new CopyOnWriteArrayList<>();
    final MemorySecretStore secrets = new MemorySecretStore();
    private Consumer<Entry> listener = entry -> {};
    private Consumer<LogLine> log = line -> {};
    private final List<Entry> entries = new ArrayList<>();
    private Instant now = START;
    private long seq;

    public Story(int servers) {
        prepared = new Prepared(spec(servers), new Releases(new Releases.K3s("v1.36.3+k3s1",
                new dev.hearth.domain.release.Download("installer", "https://get.k3s.io", null, null), Map.of(), Map.of()),
                new Releases.KubeVip("v1.0.0", "ghcr.io/kube-vip/kube-vip:v1.0.0"), Map.of()), SamplePlan.servers(servers));
        draft = new DraftModel(any -> new Checked(null, List.of(new Problem(ProblemCode.FIELD_EMPTY, Severity.BLOCKING, Field.of("name"),
                Map.of("field", "name"), "", Retry.AFTER_FIX))), ClusterDraft.empty());
    }

    private static ClusterSpec spec(int servers) {
        List<NodeSpec> nodes = IntStream.rangeClosed(1, servers).mapToObj(i -> new NodeSpec("node" + i, Role.SERVER,
                new SshAccess("192.168.5." + (10 + i), 22, "hearth", new SshAccess.Login.Agent(), null, null), Ipv4.of("192.168.5." + (10 + i)), null)).toList();
        AddressPlan addresses = new AddressPlan(new Lan(Cidr.of("192.168.5.0/24"), Ipv4.of("192.168.5.1"), List.of(), null, null, new TreeMap<>()),
                Ipv4.of("192.168.5.200"), AddressRange.parse("192.168.5.210-192.168.5.219").orElseThrow(), Ipv4.of("192.168.5.210"));
        return new ClusterSpec("homelab", addresses, null, nodes, null, Sources.upstream(), StepOrder.KEEP, Decisions.NONE);
    }

    /** Starts runs that only this story moves; everything else is a fault of the test. */
    Workbench bench() {
        return (Workbench) Proxy.newProxyInstance(Workbench.class.getClassLoader(), new Class<?>[] {Workbench.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("takeOver")) {
                takers.add(Thread.currentThread());
                if (notTaken.isPresent()) {
                    throw notTaken.get().asException();
                }
                return null;
            }
            if (method.getName().equals("secrets")) {
                return secrets;
            }
            if (!method.getName().equals("start")) {
                throw new UnsupportedOperationException(method.toString());
            }
            starts.add((Event.Mode) arguments[1]);
            @SuppressWarnings("unchecked")
            Consumer<Entry> entries = (Consumer<Entry>) arguments[2];
            @SuppressWarnings("unchecked")
            Consumer<LogLine> lines = (Consumer<LogLine>) arguments[3];
            listener = entries;
            log = lines;
            seq = 0;
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
        });
    }

    Plan plan() {
        return prepared.plan();
    }

    int ordinal(String id) {
        return plan().ordinal(StepId.of(id)).orElseThrow();
    }

    /** All that was told. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What all that was told comes to. */
    public RunState state() {
        return RunState.replay(plan(), entries);
    }

    public Instant now() {
        return now;
    }

    Story after(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Story tell(Event event) {
        Entry entry = new Entry(++seq, now, event);
        entries.add(entry);
        listener.accept(entry);
        return this;
    }

    Story says(String step, String text) {
        log.accept(LogLine.said(now, StepId.of(step), text, plan()));
        return this;
    }

    /** How many events so far. */
    long told() {
        return seq;
    }

    Story starts() {
        return tell(new Event.RunStarted(plan().fingerprint(), Event.Mode.APPLY, plan().steps().stream().map(step -> step.info().id()).toList()));
    }

    Story does(String id, String evidence) {
        StepId step = StepId.of(id);
        tell(new Event.StepProbing(step)).tell(new Event.StepActing(step, 1, "absent", List.of(new Change(Change.Verb.CREATE, id, "cluster"))));
        return after(2).says(id, "$ sudo install -m 0755 /var/tmp/hearth/" + id.replace('/', '-') + " /usr/local/bin").after(1)
                .tell(new Event.StepDone(step, evidence, Duration.ofSeconds(3)));
    }

    Story finds(String id, String evidence) {
        return tell(new Event.StepProbing(StepId.of(id))).tell(new Event.StepSatisfied(StepId.of(id), evidence));
    }

    /** All that comes before the second server's join. */
    public Story untilJoins() {
        starts();
        for (int i = 0; i < plan().size(); i++) {
            String id = plan().info(i).id().value();
            if (id.startsWith("desktop/download")) {
                finds(id, "sha256 3f1c09aa41be");
            } else if (id.equals("node1/ready")) {
                does(id, "Ready=True EtcdIsVoter=True");
            } else if (id.equals("cluster/vip")) {
                does(id, "192.168.5.200 pong from node1");
            } else if (id.equals("desktop/kubeconfig")) {
                does(id, "context homelab -> https://192.168.5.200:6443");
            } else if (!id.contains("join") && !id.equals("cluster/verify")) {
                does(id, "as planned");
            }
        }
        return this;
    }

    Story joining(String id, int looks) {
        StepId step = StepId.of(id);
        tell(new Event.StepProbing(step)).tell(new Event.StepActing(step, 1, "Node absent", List.of(new Change(Change.Verb.JOIN, id, id.substring(0, id.indexOf('/'))),
                new Change(Change.Verb.START, "k3s.service", id.substring(0, id.indexOf('/'))))));
        after(4).says(id, "k3s[2114]: Joining etcd cluster already initialized, found 1 members");
        for (int i = 1; i <= looks; i++) {
            after(2).tell(new Event.StepVerifying(step, i, "Node " + id.substring(0, id.indexOf('/')), "Ready=True EtcdIsVoter=False", Duration.ofSeconds(2L * i)));
        }
        return this;
    }

    /** The wait goes on, with this cause; without one it is not hindered any more. */
    Story waits(String id, int look, @Nullable Problem suspect) {
        return after(1).tell(new Event.StepVerifying(StepId.of(id), look, "Node " + id.substring(0, id.indexOf('/')), "0/1 ready", Duration.ofSeconds(look), suspect));
    }

    Story fails(String id) {
        return tell(new Event.StepFailed(StepId.of(id), new Problem(ProblemCode.STEP_TIMEOUT, Severity.BLOCKING, null,
                Map.of("step", id, "polled", "Node " + id.substring(0, id.indexOf('/')), "answer", "Ready=False EtcdIsVoter=False", "limit", "5:00"),
                "x509: certificate is valid for 10.43.0.1, 127.0.0.1, not 192.168.5.200", Retry.AFTER_FIX)));
    }

    Story fails(String id, Problem problem) {
        return tell(new Event.StepProbing(StepId.of(id))).tell(new Event.StepFailed(StepId.of(id), problem));
    }

    Story skips(String id, String by) {
        return tell(new Event.StepSkipped(StepId.of(id), StepId.of(by)));
    }

    Story ends(Event.Outcome outcome) {
        return tell(new Event.RunEnded(outcome, Duration.between(START, now)));
    }

    /** To the good end. */
    public Story toTheEnd() {
        untilJoins();
        for (int i = 0; i < plan().size(); i++) {
            String id = plan().info(i).id().value();
            if (id.contains("join")) {
                joining(id, 8).tell(new Event.StepDone(StepId.of(id), "Ready=True EtcdIsVoter=True", Duration.ofSeconds(20)));
            }
        }
        return finds("cluster/verify", "3 Ready, 3 voters, VIP 192.168.5.200 on node1").ends(Event.Outcome.READY);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.app.PracticeWorkbench;
import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.StepOrder;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.DesktopSsh;
import dev.hearth.port.DnsRehearsals;
import dev.hearth.port.GitRemotes;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.PlanFiles;
import dev.hearth.port.Preflight;
import dev.hearth.port.RecoveryKits;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import dev.hearth.port.Sweep;
import dev.hearth.port.Watching;
import dev.hearth.ui.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The practice homelab, the real recipe and the real engine, by a clock that makes each run like the other. */
public final class PlayedBench implements Workbench {
    private final PlayedClock clock;
    private final PracticeWorkbench practice;
    private final List<Watching.Sight> sights = new CopyOnWriteArrayList<>();
    private volatile Consumer<Watching.Sight> watcher = sight -> {};

    public PlayedBench(PlayedClock clock) {
        this.clock = clock;
        this.practice = PracticeWorkbench.begin(clock);
    }

    /** Steps that begin together begin one after the other. */
    private record InTurn(Step step, PlayedClock clock) implements Step {
        @Override
        public StepInfo info() {
            return step.info();
        }

        @Override
        public Probe probe(StepContext context) throws ProblemException, InterruptedException {
            clock.sleep(Duration.ZERO);
            return step.probe(context);
        }

        @Override
        public List<Change> foreseen() {
            return step.foreseen();
        }

        @Override
        public void act(StepContext context) throws ProblemException, InterruptedException {
            clock.sleep(Duration.ZERO);
            step.act(context);
        }
    }

    @Override
    public List<Entry> past(String cluster) {
        return practice.past(cluster);
    }

    @Override
    public Prepared prepare(ClusterSpec spec) throws ProblemException {
        Prepared prepared = practice.prepare(spec);
        List<InTurn> steps = prepared.plan().steps().stream().map(step -> new InTurn(step, clock)).toList();
        return new Prepared(spec, prepared.releases(), Plan.of(steps, spec.order() == StepOrder.KEEP));
    }

    @Override
    public dev.hearth.ui.Operations operations() {
        return practice.operations();
    }

    @Override
    public Running start(Prepared prepared, Event.Mode mode, Consumer<Entry> listener, Consumer<LogLine> log) {
        clock.begin(prepared.plan());
        return practice.start(prepared, mode, entry -> {
            listener.accept(entry);
            clock.heard(entry);
        }, log);
    }

    @Override
    public boolean practice() {
        return true;
    }

    @Override
    public InstantSource clock() {
        return practice.clock();
    }

    @Override
    public void close() {
        practice.close();
    }

    @Override
    public ClusterDraft firstDraft() {
        return practice.firstDraft();
    }

    @Override
    public ClusterStore clusters() {
        return practice.clusters();
    }

    @Override
    public PlanFiles planFiles() {
        return practice.planFiles();
    }

    @Override
    public SecretStore secrets() {
        return practice.secrets();
    }

    @Override
    public DesktopSsh ssh() {
        return practice.ssh();
    }

    @Override
    public Sweep sweep() {
        return practice.sweep();
    }

    @Override
    public Network network() {
        return practice.network();
    }

    @Override
    public RecoveryKits kits() {
        return practice.kits();
    }

    @Override
    public RemoteHosts hosts() {
        return practice.hosts();
    }

    @Override
    public Artifacts artifacts(String cluster) {
        return practice.artifacts(cluster);
    }

    @Override
    public Kubeconfigs kubeconfigs() {
        return practice.kubeconfigs();
    }

    @Override
    public Path kubeconfig(String cluster) {
        return practice.kubeconfig(cluster);
    }

    @Override
    public Watching watchNodes(ClusterSpec spec, Consumer<Watching.Sight> seen) throws ProblemException {
        watcher = seen;
        return practice.watchNodes(spec, sight -> {
            sights.add(sight);
            seen.accept(sight);
        });
    }

    /** Tells of the nodes as before, and that this one does not answer. */
    void away(String node) {
        Watching.Sight last = sights.getLast();
        watcher.accept(new Watching.Sight(last.nodes().stream().map(status -> status.name().equals(node) ? silent(status) : status).toList(), Optional.empty()));
    }

    private static NodeStatus silent(NodeStatus status) {
        Map<String, String> conditions = new TreeMap<>(status.conditions());
        conditions.replaceAll((condition, value) -> "Unknown");
        return new NodeStatus(status.name(), conditions, status.internalIps(), status.kubeletVersion(), status.labels());
    }

    @Override
    public List<Mishap> mishaps() {
        return practice.mishaps();
    }

    @Override
    public Preflight preflight() {
        return practice.preflight();
    }

    @Override
    public Optional<Secret> adminPassword(String cluster) throws ProblemException {
        return practice.adminPassword(cluster);
    }

    @Override
    public void deleteAdminPassword(String cluster) throws ProblemException {
        practice.deleteAdminPassword(cluster);
    }

    @Override
    public GitRemotes git() {
        return practice.git();
    }

    @Override
    public DnsRehearsals rehearsals() {
        return practice.rehearsals();
    }

    @Override
    public Checked check(ClusterDraft draft) {
        return practice.check(draft);
    }
}

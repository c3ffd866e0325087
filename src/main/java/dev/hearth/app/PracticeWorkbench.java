// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.adapter.artifact.ArtifactCache;
import dev.hearth.adapter.artifact.FirstSeen;
import dev.hearth.adapter.store.YamlPlanFiles;
import dev.hearth.diagnosis.DnsRehearsal;
import dev.hearth.diagnosis.LanSweep;
import dev.hearth.diagnosis.NodePreflight;
import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.exec.Clock;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Limits;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.DesktopSsh;
import dev.hearth.port.DnsRehearsals;
import dev.hearth.port.GitRemotes;
import dev.hearth.port.KnownSums;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.Network;
import dev.hearth.port.PlanFiles;
import dev.hearth.port.Preflight;
import dev.hearth.port.RecoveryKits;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import dev.hearth.port.Sweep;
import dev.hearth.port.Watching;
import dev.hearth.practice.Fault;
import dev.hearth.practice.PracticeClock;
import dev.hearth.practice.PracticeHomelab;
import dev.hearth.recipe.shared.PasswordFile;
import dev.hearth.ui.Operations;
import dev.hearth.ui.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The workbench on a simulated homelab: recipe, engine and preflight are the real ones, the world is played. */
public final class PracticeWorkbench implements Workbench {
    private final Path folder;
    private final Releases releases;
    private final PracticeHomelab homelab;
    private final Optional<Pace> pace;
    private final Map<String, MemoryJournal> journals = new ConcurrentHashMap<>();
    private final KnownSums known = KnownSums.inMemory();
    private final List<Watching> watches = new CopyOnWriteArrayList<>();

    private PracticeWorkbench(Path folder, Releases releases, Clock clock) {
        this.pace = clock instanceof PracticeClock played ? Optional.of(new PracticePace(played)) : Optional.empty();
        this.folder = folder;
        this.releases = releases;
        this.homelab = new PracticeHomelab(clock, folder, releases);
    }

    /** A new homelab with nothing on it, its time sped up for people who watch. */
    public static PracticeWorkbench begin() {
        return begin(PracticeClock.forPeople());
    }

    /** @param clock by which the homelab and its runs live */
    public static PracticeWorkbench begin(Clock clock) {
        try {
            Path folder = Files.createTempDirectory("hearth-practice");
            Releases releases = new ArtifactCache(folder.resolve("cache"), FirstSeen.forgetful(), KnownSums.inMemory(), Clock.system()).releases(Sources.upstream());
            return new PracticeWorkbench(folder, releases, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProblemException e) {
            throw new IllegalStateException("the built-in releases.yaml cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The homelab, to switch faults on. */
    public PracticeHomelab homelab() {
        return homelab;
    }

    @Override
    public boolean practice() {
        return true;
    }

    @Override
    public InstantSource clock() {
        return homelab.clock()::now;
    }

    @Override
    public ClusterDraft firstDraft() {
        return homelab.draft();
    }

    @Override
    public ClusterStore clusters() {
        return homelab.clusters();
    }

    @Override
    public PlanFiles planFiles() {
        return new YamlPlanFiles();
    }

    @Override
    public SecretStore secrets() {
        return homelab.secrets();
    }

    @Override
    public Network network() {
        return homelab.network();
    }

    @Override
    public RemoteHosts hosts() {
        return homelab.hosts();
    }

    @Override
    public RecoveryKits kits() {
        return homelab.kits();
    }

    @Override
    public Artifacts artifacts(String cluster) {
        return homelab.artifacts();
    }

    @Override
    public Kubeconfigs kubeconfigs() {
        return homelab.kubeconfigs();
    }

    @Override
    public Path kubeconfig(String cluster) {
        return homelab.kubeconfig(cluster);
    }

    @Override
    public List<Mishap> mishaps() {
        return Arrays.stream(Fault.values()).<Mishap>map(fault -> new PracticeMishap(homelab, fault)).toList();
    }

    @Override
    public Optional<Pace> pace() {
        return pace;
    }

    @Override
    public Optional<Secret> adminPassword(String cluster) throws ProblemException {
        return PasswordFile.ofArgoCd(homelab.clusters().folder(cluster)).read();
    }

    @Override
    public void deleteAdminPassword(String cluster) throws ProblemException {
        PasswordFile.ofArgoCd(homelab.clusters().folder(cluster)).delete();
    }

    @Override
    public DesktopSsh ssh() {
        return homelab.ssh();
    }

    @Override
    public Sweep sweep() {
        return new LanSweep(homelab.network(), clock());
    }

    @Override
    public Preflight preflight() {
        return new NodePreflight(homelab.hosts(), clock());
    }

    @Override
    public DnsRehearsals rehearsals() {
        return new DnsRehearsal(homelab.dns(), homelab.nameServers(), clock(), homelab.clock()::sleep);
    }

    @Override
    public GitRemotes git() {
        return homelab.git();
    }

    @Override
    public Watching watchNodes(ClusterSpec spec, Consumer<Watching.Sight> seen) throws ProblemException {
        Path kubeconfig = kubeconfig(spec.name());
        Watching watch = homelab.apis().open(spec.addresses().vip().toString(), kubeconfigs().load(kubeconfig)).watchNodes(seen);
        watches.add(watch);
        return watch;
    }

    @Override
    public Checked check(ClusterDraft draft) {
        return ClusterDrafts.check(draft);
    }

    @Override
    public Prepared prepare(ClusterSpec spec) throws ProblemException {
        return recipes().prepared(spec, releases);
    }

    private Recipes recipes() {
        return new Recipes(this, homelab.apis(), known);
    }

    @Override
    public Operations operations() {
        return new RecipeOperations(recipes());
    }

    @Override
    public List<Entry> past(String cluster) {
        return journals.getOrDefault(cluster, new MemoryJournal()).read();
    }

    @Override
    public Running start(Prepared prepared, Event.Mode mode, Consumer<Entry> listener, Consumer<LogLine> log) {
        MemoryJournal journal = mode == Event.Mode.DRY_RUN ? new MemoryJournal() : journals.computeIfAbsent(prepared.spec().name(), name -> new MemoryJournal());
        return new PlainRun(new Engine(homelab.clock(), Limits.usual()).start(prepared.plan(), mode, journal, listener,
                line -> log.accept(LogLine.said(line.at(), line.step(), line.text(), prepared.plan()))));
    }

    @Override
    public void close() {
        watches.forEach(Watching::close);
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inside) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

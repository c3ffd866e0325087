// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.adapter.artifact.ArtifactCache;
import dev.hearth.adapter.artifact.LockFile;
import dev.hearth.adapter.dns.DesktopNameServers;
import dev.hearth.adapter.dns.ProviderApis;
import dev.hearth.adapter.kit.AgeKits;
import dev.hearth.adapter.git.JGitRemotes;
import dev.hearth.adapter.kube.Fabric8Apis;
import dev.hearth.adapter.network.DesktopNetwork;
import dev.hearth.adapter.ssh.JschHosts;
import dev.hearth.adapter.ssh.OpenSshDesktop;
import dev.hearth.adapter.store.FileJournal;
import dev.hearth.adapter.store.FileKubeconfigs;
import dev.hearth.adapter.store.FolderClusterStore;
import dev.hearth.adapter.store.KnownSumsFile;
import dev.hearth.adapter.store.Folders;
import dev.hearth.adapter.store.MemorySecretStore;
import dev.hearth.adapter.store.YamlPlanFiles;
import dev.hearth.diagnosis.DnsRehearsal;
import dev.hearth.diagnosis.LanSweep;
import dev.hearth.diagnosis.NodePreflight;
import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.exec.Clock;
import dev.hearth.engine.exec.Engine;
import dev.hearth.engine.exec.MemoryJournal;
import dev.hearth.engine.exec.RunHandle;
import dev.hearth.engine.exec.StepLog;
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
import dev.hearth.recipe.shared.PasswordFile;
import dev.hearth.ui.Operations;
import dev.hearth.ui.Workbench;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The workbench of a real home: every port by its real adapter. */
public final class HomeWorkbench implements Workbench {
    private final Path home;
    private final Folders folders;
    private final FolderClusterStore clusters;
    private final SecretStore secrets = new MemorySecretStore();
    private final Network network = new DesktopNetwork();
    private final LaterHosts hosts;
    private final KnownSums known;
    private final Fabric8Apis apis;
    private final Kubeconfigs kubeconfigs;
    private final Later<GitRemotes> git;
    private final Later<RecoveryKits> kits;
    private final Runs runs;

    public HomeWorkbench(Folders folders, Map<String, String> environment, Path home) {
        this.home = home;
        this.runs = new Runs(folders.config());
        this.folders = folders;
        this.known = KnownSumsFile.keptIn(folders.state().resolve("known-sums"));
        this.apis = new Fabric8Apis(known);
        this.clusters = new FolderClusterStore(folders.clusters());
        this.hosts = new LaterHosts(new Later<>(() -> new JschHosts(secrets, folders.config().resolve("known_hosts"))));
        this.git = new Later<>(() -> new JGitRemotes(secrets, folders.config().resolve("known_hosts")));
        this.kubeconfigs = new FileKubeconfigs(environment, home);
        this.kits = new Later<>(() -> new AgeKits(home));
    }

    /** With the environment of this user. */
    public static HomeWorkbench ofThisUser(Folders folders) {
        return new HomeWorkbench(folders, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    @Override
    public boolean practice() {
        return false;
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public ClusterDraft firstDraft() {
        return ClusterDraft.empty();
    }

    @Override
    public ClusterStore clusters() {
        return clusters;
    }

    @Override
    public PlanFiles planFiles() {
        return new YamlPlanFiles();
    }

    @Override
    public SecretStore secrets() {
        return secrets;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public RemoteHosts hosts() {
        return hosts;
    }

    @Override
    public RecoveryKits kits() {
        return kits.get();
    }

    @Override
    public Artifacts artifacts(String cluster) throws ProblemException {
        return new ArtifactCache(folders.cache(), new LockFile(clusters.folder(cluster).resolve("lock.yaml")), known, Clock.system());
    }

    @Override
    public Kubeconfigs kubeconfigs() {
        return kubeconfigs;
    }

    @Override
    public Optional<Secret> adminPassword(String cluster) throws ProblemException {
        return PasswordFile.ofArgoCd(clusters.folder(cluster)).read();
    }

    @Override
    public void deleteAdminPassword(String cluster) throws ProblemException {
        PasswordFile.ofArgoCd(clusters.folder(cluster)).delete();
    }

    @Override
    public DesktopSsh ssh() {
        return new OpenSshDesktop(home);
    }

    @Override
    public Sweep sweep() {
        return new LanSweep(network, clock());
    }

    @Override
    public Preflight preflight() {
        return new NodePreflight(hosts, clock());
    }

    @Override
    public DnsRehearsals rehearsals() {
        return new DnsRehearsal(new ProviderApis(), new DesktopNameServers(), clock(), Thread::sleep);
    }

    @Override
    public GitRemotes git() {
        return git.get();
    }

    @Override
    public Watching watchNodes(ClusterSpec spec, Consumer<Watching.Sight> seen) throws ProblemException {
        Path kubeconfig = kubeconfig(spec.name());
        return apis.open(spec.addresses().vip().toString(), kubeconfigs().load(kubeconfig)).watchNodes(seen);
    }

    @Override
    public Checked check(ClusterDraft draft) {
        return ClusterDrafts.check(draft);
    }

    @Override
    public Prepared prepare(ClusterSpec spec) throws ProblemException, InterruptedException {
        return new Recipes(this, apis, known).prepared(spec, artifacts(spec.name()).releases(spec.sources()));
    }

    @Override
    public Operations operations() {
        return new RecipeOperations(new Recipes(this, apis, known));
    }

    @Override
    public List<Entry> past(String cluster) throws ProblemException {
        return FileJournal.contents(journal(cluster)).entries();
    }

    private Path journal(String cluster) throws ProblemException {
        return clusters.folder(cluster).resolve("journal.jsonl");
    }

    @Override
    public Running start(Prepared prepared, Event.Mode mode, Consumer<Entry> listener, Consumer<LogLine> log) throws ProblemException {
        Consumer<StepLog> lines = line -> log.accept(LogLine.said(line.at(), line.step(), line.text(), prepared.plan()));
        if (mode == Event.Mode.DRY_RUN) {
            return new PlainRun(new Engine(Clock.system(), Limits.usual()).start(prepared.plan(), mode, new MemoryJournal(), listener, lines));
        }
        String name = prepared.spec().name();
        FileJournal journal = FileJournal.open(journal(name));
        ClusterLock lock = runs.lock(prepared.spec(), hosts);
        RunHandle run = new Engine(Clock.system(), Limits.usual(), lock).start(prepared.plan(), mode, journal, listener, lines);
        return new JournaledRun(run, journal, lock, prepared.builds() ? at -> clusters.built(name, at) : at -> {});
    }

    @Override
    public void takeOver(ClusterSpec spec) throws ProblemException, InterruptedException {
        try (ClusterLock lock = runs.lock(spec, hosts)) {
            lock.takeOver();
        }
    }

    @Override
    public void close() {
        apis.close();
        hosts.close();
    }
}

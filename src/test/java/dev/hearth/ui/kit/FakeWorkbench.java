// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.domain.cluster.Quorum;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Arch;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.domain.secret.Mask;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.ClusterStore.Saved;
import dev.hearth.port.DesktopSsh;
import dev.hearth.port.DnsApi;
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
import dev.hearth.ui.Workbench.LogLine;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.Workbench.Running;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All that stands behind the window, in memory: no network, no file, no clock of its own. */
public final class FakeWorkbench implements Workbench, ClusterStore, SecretStore, PlanFiles {
    public final FakeHosts hosts = new FakeHosts();
    public final FakeNetwork network = new FakeNetwork();
    public final Map<SecretRef, Secret> secrets = new HashMap<>();
    public final List<ClusterDraft> saved = new ArrayList<>();
    public final List<Saved> listed = new ArrayList<>();
    public ClusterStore clusters = this;
    public PlanFiles files = this;
    public final Map<Path, ClusterDraft> written = new HashMap<>();
    public final List<Problem> unread = new ArrayList<>();
    public Optional<Problem> storeProblem = Optional.empty();
    public Optional<Problem> planProblem = Optional.empty();
    public Preflight preflight = spec -> new Preflight.Report(Samples.NOW, List.of());
    public final FakeSsh ssh = new FakeSsh();
    public Sweep sweep = (targets, asked) -> Occupancy.NONE;
    public PlanFiles.Read planFile = new PlanFiles.Read(Samples.draft(), List.of());
    public DnsRehearsals rehearsals = (rehearsal, watcher) -> new DnsRehearsals.Rehearsed(new DnsApi.DnsZone("Z1", rehearsal.domain()), List.of(), 0, null);
    public Optional<Secret> adminPassword = Optional.empty();
    public final FakeKits kits = new FakeKits();
    public final FakeGit git = new FakeGit();
    public boolean practice;
    /** Why nobody gets into the nodes. */
    public Optional<Problem> shut = Optional.empty();
    public int prepared;
    /** What a server tells that is asked for adoption. */
    public Optional<Adoption> adoption = Optional.empty();
    /** To which servers a kubeconfig leads. */
    public Optional<List<ClusterDraft.Node>> servers = Optional.empty();
    /** How often one was asked. */
    public int adoptions;
    public final List<String> built = new ArrayList<>();

    @Override
    public boolean practice() {
        return practice;
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public ClusterDraft firstDraft() {
        return practice ? Samples.draft() : ClusterDraft.empty();
    }

    @Override
    public ClusterStore clusters() {
        return clusters;
    }

    @Override
    public PlanFiles planFiles() {
        return files;
    }

    @Override
    public SecretStore secrets() {
        return this;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public DesktopSsh ssh() {
        return ssh;
    }

    @Override
    public Sweep sweep() {
        return sweep;
    }

    @Override
    public RecoveryKits kits() {
        return kits;
    }

    @Override
    public RemoteHosts hosts() {
        return hosts;
    }

    @Override
    public Artifacts artifacts(String cluster) {
        throw new UnsupportedOperationException("no page asks for it");
    }

    @Override
    public Kubeconfigs kubeconfigs() {
        throw new UnsupportedOperationException("no page asks for it");
    }

    @Override
    public Preflight preflight() {
        return preflight;
    }

    @Override
    public Optional<Secret> adminPassword(String cluster) {
        return adminPassword;
    }

    @Override
    public void deleteAdminPassword(String cluster) {
        adminPassword = Optional.empty();
    }

    @Override
    public GitRemotes git() {
        return git;
    }

    @Override
    public DnsRehearsals rehearsals() {
        return rehearsals;
    }

    @Override
    public Watching watchNodes(ClusterSpec spec, Consumer<Watching.Sight> seen) {
        seen.accept(new Watching.Sight(spec.nodes().stream().map(node -> new NodeStatus(node.name(), Map.of("Ready", "True", "EtcdIsVoter", "True"),
                List.of(node.address().toString()), "v1.36.3+k3s1", Map.of("node-role.kubernetes.io/control-plane", "true"))).toList(), Optional.empty()));
        return () -> {};
    }

    @Override
    public dev.hearth.ui.Operations operations() {
        return (dev.hearth.ui.Operations) Proxy.newProxyInstance(dev.hearth.ui.Operations.class.getClassLoader(), new Class<?>[] {dev.hearth.ui.Operations.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("health")) {
                int servers = ((ClusterSpec) arguments[0]).servers().size();
                return new Health(true, new Quorum(servers), servers, Set.of(), true, Map.of());
            }
            if (method.getName().equals("adopt")) {
                adoptions++;
                return adoption.orElseThrow(() -> Problem.blocking(ProblemCode.ADOPT_NO_SERVER, Map.of("host", "192.168.1.11", "found", "k3s absent")).asException());
            }
            if (method.getName().equals("servers")) {
                return servers.orElseThrow(() -> Problem.blocking(ProblemCode.ADOPT_KUBECONFIG, Map.of("file", arguments[0].toString(), "found", "server https://127.0.0.1:6443")).asException());
            }
            throw new UnsupportedOperationException("no page does this");
        });
    }

    @Override
    public boolean writeNodes(Path file, List<ClusterDraft.Node> nodes) {
        throw new UnsupportedOperationException("no page does this");
    }

    @Override
    public Checked check(ClusterDraft draft) {
        return ClusterDrafts.check(draft);
    }

    @Override
    public Prepared prepare(ClusterSpec spec) throws ProblemException {
        prepared++;
        if (planProblem.isPresent()) {
            throw planProblem.get().asException();
        }
        return new Prepared(spec, releases(), FakeSteps.plan(spec));
    }

    public static Releases releases() {
        String base = "https://github.com/k3s-io/k3s/releases/download/v1.36.3+k3s1/";
        return new Releases(
                new Releases.K3s("v1.36.3+k3s1",
                        new Download("k3s installer", "https://get.k3s.io/", null, null),
                        Map.of(Arch.AMD64, new Download("k3s v1.36.3+k3s1 (amd64)", base + "k3s", null, base + "sha256sum-amd64.txt")),
                        Map.of(Arch.AMD64, new Download("k3s images (amd64)", base + "k3s-airgap-images-amd64.tar.zst", "a".repeat(64), null))),
                new Releases.KubeVip("v1.0.1", "ghcr.io/kube-vip/kube-vip:v1.0.1"), Map.of());
    }

    @Override
    public List<Entry> past(String cluster) {
        return List.of();
    }

    /** Tells its whole story before it returns. */
    @Override
    public Running start(Prepared prepared, Event.Mode mode, Consumer<Entry> listener, Consumer<LogLine> log) {
        List<Event> events = shut.map(problem -> FakeSteps.shut(prepared.plan(), problem)).orElseGet(() -> FakeSteps.story(prepared.plan(), mode));
        for (int i = 0; i < events.size(); i++) {
            listener.accept(new Entry(i + 1, Samples.NOW.plus(Duration.ofSeconds(i)), events.get(i)));
        }
        return new Running() {
            @Override
            public void cancel(Event.Cancel how) {}

            @Override
            public Event.Outcome await() {
                return Event.Outcome.READY;
            }
        };
    }

    @Override
    public void close() {}

    @Override
    public List<Saved> list() throws ProblemException {
        if (storeProblem.isPresent()) {
            throw storeProblem.get().asException();
        }
        return List.copyOf(listed);
    }

    @Override
    public ClusterDraft load(String name) {
        return Samples.draft().withName(name);
    }

    @Override
    public void save(ClusterDraft draft) throws ProblemException {
        if (storeProblem.isPresent()) {
            throw storeProblem.get().asException();
        }
        saved.add(draft);
    }

    @Override
    public void create(ClusterDraft draft) throws ProblemException {
        refuseTaken(draft);
        save(draft);
    }

    @Override
    public void rename(String from, ClusterDraft draft) throws ProblemException {
        if (listed.stream().anyMatch(some -> some.name().equals(from) && some.builtAt().isPresent())) {
            throw Problem.blocking(ProblemCode.CLUSTER_NAME_FIXED, Map.of("found", draft.name(), "kept", from)).asException();
        }
        refuseTaken(draft);
        save(draft);
        saved.removeIf(some -> some.name().equals(from));
        forget(from);
    }

    private void refuseTaken(ClusterDraft draft) throws ProblemException {
        if (Stream.concat(listed.stream().map(Saved::name), saved.stream().map(ClusterDraft::name)).anyMatch(draft.name()::equals)) {
            throw Problem.blocking(ProblemCode.STORE_NAME_TAKEN, Map.of("found", draft.name())).asException();
        }
    }

    @Override
    public void forget(String name) {
        listed.removeIf(some -> some.name().equals(name));
    }

    @Override
    public List<Problem> unread() {
        return List.copyOf(unread);
    }

    @Override
    public void built(String name, Instant at) {
        built.add(name);
    }

    @Override
    public Path folder(String name) {
        return Path.of("clusters", name);
    }

    @Override
    public void removed(String name) {
        throw new UnsupportedOperationException("no page removes a cluster");
    }

    @Override
    public Optional<Secret> find(SecretRef ref) {
        return Optional.ofNullable(secrets.get(ref));
    }

    @Override
    public void put(SecretRef ref, Secret secret) {
        secrets.put(ref, secret);
    }

    @Override
    public void forget(SecretRef ref) {
        secrets.remove(ref);
    }

    @Override
    public String masked(String text) {
        return Mask.over(text, secrets.values());
    }

    @Override
    public Read read(Path file) {
        return planFile;
    }

    @Override
    public Read parse(String text, String place) {
        return planFile;
    }

    @Override
    public void write(ClusterDraft draft, Path file) {
        written.put(file, draft);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.Documents;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.GitRemote;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.InGit;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A cluster, a Git host and a run as one step meets them; what Argo CD would do is what a test says. */
final class ArgoWorld implements StepContext {
    static final GitTarget.Ssh TARGET = new GitTarget.Ssh("git@git.home:home.git", "main", null);
    static final Manifest TRAEFIK = ArgoCd.note(new ObjectRef("v1", "ConfigMap", "traefik", "settings"), Map.of("a", "b"));
    final Map<ObjectRef, Map<String, Object>> objects = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, SortedMap<String, String>> branches = new TreeMap<>();
    final List<String> done = Collections.synchronizedList(new ArrayList<>());
    Optional<Problem> git = Optional.empty();
    Runnable meanwhile = () -> { };
    boolean acted;
    Manifest sample = TRAEFIK;
    List<Manifest> early = List.of();
    private int commits;
    private Outputs outputs = Outputs.of(Keys.KUBECONFIG, Secret.of("kind: Config"));
    private final Path folder;

    ArgoWorld(Path folder) {
        this.folder = folder;
    }

    static ClusterSpec spec() {
        ClusterDraft draft = ClusterDraft.empty().withName("home").withNodes(List.of(new ClusterDraft.Node("node1", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty())))
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "192.168.5.100-192.168.5.150", "192.168.5.200",
                        "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""));
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec());
    }

    Repository repository() {
        return new Repository(TARGET, (target, place) -> new Remote(), folder);
    }

    TreeSource source() {
        return new TreeSource(List.of(new Applied("cert-manager", () -> early), new Applied("traefik", () -> List.of(sample))), repository(), spec(), ports());
    }

    Ports ports() {
        return new Ports(nothing(dev.hearth.port.RemoteHosts.class), apis(), nothing(dev.hearth.port.Artifacts.class),
                nothing(dev.hearth.port.Network.class), nothing(dev.hearth.port.Kubeconfigs.class), folder.resolve("kubeconfig"));
    }

    StepInfo info() {
        return NodeStepInfo.onCluster(StepId.of("cluster/tested"), "argo-cd", Patience.none("it"), List.of());
    }

    void put(Manifest manifest) {
        Map<String, Object> content = Documents.content(manifest);
        Map<String, Object> before = objects.get(manifest.ref());
        if (before != null && before.containsKey("status")) {
            content.put("status", before.get("status"));
        }
        objects.put(manifest.ref(), content);
    }

    /** What Argo CD's controller says of an Application. */
    void argo(String name, String yaml) {
        Map<String, Object> application = objects.computeIfAbsent(ArgoCd.application(name), ref -> Documents.parse(
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: " + name + ", namespace: argocd}\n").getFirst());
        application.put("status", Documents.parse("apiVersion: v1\nkind: Status\nmetadata: {name: x}\nstatus: " + yaml).getFirst().get("status"));
    }

    String text(ObjectRef ref, String... path) {
        return Optional.ofNullable(objects.get(ref)).flatMap(content -> new LiveObject(ref, content).text(path)).orElse("");
    }

    /** The step as the engine takes it: act when something is to be done, then look again. */
    Probe run(Step step) throws Exception {
        acted = false;
        Probe first = step.probe(this);
        if (first instanceof Probe.Satisfied || first instanceof Probe.Impossible) {
            return first;
        }
        acted = true;
        step.act(this);
        return step.probe(this);
    }

    private ClusterApis apis() {
        return (ClusterApis) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ClusterApis.class}, (proxy, method, args) -> api());
    }

    private ClusterApi api() {
        return (ClusterApi) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ClusterApi.class}, (proxy, method, args) -> switch (method.getName()) {
            case "apply" -> {
                Manifest manifest = (Manifest) args[0];
                done.add("apply " + manifest.ref());
                put(manifest);
                yield null;
            }
            case "objects" -> new Live();
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T nothing(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private record Applied(String component, Supplier<List<Manifest>> applied) implements Step, InGit {
        @Override
        public StepInfo info() {
            return NodeStepInfo.onCluster(StepId.of("cluster/" + component), component, Patience.none("it"), List.of());
        }

        @Override
        public List<Manifest> manifests(StepContext context) {
            return applied.get();
        }

        @Override
        public Probe probe(StepContext context) {
            return Probe.satisfied("");
        }

        @Override
        public void act(StepContext context) {
            // nobody asks
        }
    }

    private final class Live implements ClusterObjects {
        @Override
        public Optional<LiveObject> get(ObjectRef ref) {
            return Optional.ofNullable(objects.get(ref)).map(content -> new LiveObject(ref, content));
        }

        @Override
        public List<LiveObject> list(String apiVersion, String kind, String namespace, String labels) {
            return objects.entrySet().stream().filter(entry -> entry.getKey().kind().equals(kind) && (namespace.isEmpty() || entry.getKey().namespace().equals(namespace)))
                    .map(entry -> new LiveObject(entry.getKey(), entry.getValue())).toList();
        }

        @Override
        public void rehearse(Manifest manifest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void annotate(ObjectRef ref, Map<String, String> annotations) throws ProblemException {
            Map<String, Object> object = objects.get(ref);
            if (object == null) {
                throw Problem.blocking(ProblemCode.API_REJECTED, Map.of("address", "test", "object", ref.toString())).asException();
            }
            annotations.forEach((key, value) -> done.add("annotate " + ref + " " + key));
            Documents.at(object, "metadata", "annotations").putAll(annotations);
        }

        @Override
        public void cordon(String node) {
            throw new UnsupportedOperationException("no step here moves pods");
        }

        @Override
        public void evict(ObjectRef pod) {
            throw new UnsupportedOperationException("no step here moves pods");
        }

        @Override
        public void delete(ObjectRef ref) {
            done.add("delete " + ref);
            objects.remove(ref);
        }
    }

    private final class Remote implements GitRemote {
        @Override
        public SortedMap<String, String> heads() throws ProblemException {
            refused();
            SortedMap<String, String> heads = new TreeMap<>();
            branches.forEach((branch, files) -> heads.put(branch, files.getOrDefault("commit", "0123456789abcdef")));
            return heads;
        }

        @Override
        public SortedMap<String, String> files(String branch) {
            return new TreeMap<>(branches.getOrDefault(branch, new TreeMap<>()));
        }

        @Override
        public String commit(String branch, Map<String, String> put, List<String> remove, String message) {
            SortedMap<String, String> files = branches.computeIfAbsent(branch, any -> new TreeMap<>(branches.getOrDefault("main", new TreeMap<>())));
            files.putAll(put);
            files.keySet().removeAll(remove);
            done.add("push " + branch);
            return "commit" + ++commits;
        }

        @Override
        public Optional<String> publicKey() {
            return Optional.of("ssh-ed25519 AAAA hearth home");
        }

        @Override
        public Map<String, Secret> readCredential() {
            return Map.of("url", Secret.of(TARGET.url()));
        }

        @Override
        public Optional<String> hostKey() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // nothing is open
        }

        private void refused() throws ProblemException {
            if (git.isPresent()) {
                throw git.get().asException();
            }
        }
    }

    @Override
    public <T> Optional<T> find(OutputKey<T> key) {
        return outputs.find(key);
    }

    @Override
    public void rely(StepId on) {
        // all went well
    }

    @Override
    public boolean acted() {
        return acted;
    }

    @Override
    public void progress(double fraction, String note) {
        // nobody looks
    }

    @Override
    public void pause(Duration time) {
        meanwhile.run();
    }

    @Override
    public void log(String line) {
        // nobody reads
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static dev.hearth.recipe.shared.PlayedPort.port;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.manifest.Documents;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.KnownSums;
import dev.hearth.port.RecoveryKits;
import dev.hearth.port.SecretStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A cluster's objects, a desktop's kits and secrets, in memory; and the context of a step that stands on them. */
public final class PlayedCluster implements StepContext, ClusterObjects {
    public static final Secret TOKEN = Secret.of("K10aaaa::server:canary-token");

    /** What is in the cluster, to be changed behind a step's back. */
    public final Map<ObjectRef, LiveObject> objects = new ConcurrentHashMap<>();
    /** What was applied, in order. */
    public final List<Manifest> applied = Collections.synchronizedList(new ArrayList<>());
    public final Map<SecretRef, Secret> secrets = new HashMap<>();
    /** Kits that are there, by path, as they were written with the passphrase. */
    public final Map<Path, Map<String, Secret>> kits = new HashMap<>();
    /** What steps logged. */
    public final List<String> log = new ArrayList<>();
    public Outputs outputs = Outputs.of(Keys.KUBECONFIG, Secret.of("kubeconfig")).with(Keys.TOKEN, TOKEN);
    /** A disk that takes no kit. */
    public boolean full;

    public final KnownSums known = KnownSums.inMemory();
    private final Map<Path, Secret> passphrases = new HashMap<>();

    public static ClusterSpec spec(ClusterDraft.Recovery recovery) {
        ClusterDraft draft = ClusterDraft.empty().withName("home")
                .withNodes(List.of(new ClusterDraft.Node("node1", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty())))
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "192.168.5.100-192.168.5.150", "192.168.5.200",
                        "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""));
        return Objects.requireNonNull(ClusterDrafts.check(draft.withPlatform(draft.platform().withRecovery(recovery))).spec());
    }

    public Ports ports() {
        ClusterApis apis = port(ClusterApis.class, (name, arguments) -> api());
        return new Ports(port(dev.hearth.port.RemoteHosts.class, PlayedCluster::nothing), apis, port(dev.hearth.port.Artifacts.class, PlayedCluster::nothing),
                port(dev.hearth.port.Network.class, PlayedCluster::nothing), port(dev.hearth.port.Kubeconfigs.class, PlayedCluster::nothing), Path.of("kubeconfig"));
    }

    /** @param folder of the cluster on the desktop */
    public Safe safe(Path folder) {
        SecretStore store = port(SecretStore.class, (name, arguments) -> Optional.ofNullable(secrets.get((SecretRef) arguments[0])));
        return new Safe(new Kits(), store, folder, known);
    }

    public void put(Manifest manifest) {
        objects.put(manifest.ref(), new LiveObject(manifest.ref(), Documents.content(manifest)));
    }

    public ClusterApi api() {
        return port(ClusterApi.class, (name, arguments) -> switch (name) {
            case "objects" -> this;
            case "compare" -> compare((Manifest) arguments[0]);
            case "apply" -> {
                applied.add((Manifest) arguments[0]);
                put((Manifest) arguments[0]);
                yield true;
            }
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private ClusterApi.Applied compare(Manifest manifest) {
        LiveObject there = objects.get(manifest.ref());
        if (there == null) {
            return ClusterApi.Applied.ABSENT;
        }
        Map<String, Object> content = new TreeMap<>(there.content());
        content.remove("status");
        return content.equals(new TreeMap<>(Documents.content(manifest))) ? ClusterApi.Applied.SAME : ClusterApi.Applied.DIFFERENT;
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        return Optional.ofNullable(objects.get(ref));
    }

    @Override
    public List<LiveObject> list(String apiVersion, String kind, String namespace, String labels) {
        return objects.values().stream()
                .filter(object -> object.ref().apiVersion().equals(apiVersion) && object.ref().kind().equals(kind))
                .filter(object -> namespace.isEmpty() || object.ref().namespace().equals(namespace))
                .filter(object -> labels.isEmpty() || labels.equals(labels.substring(0, labels.indexOf('=')) + "="
                        + object.texts("metadata", "labels").get(labels.substring(0, labels.indexOf('=')))))
                .toList();
    }

    @Override
    public void rehearse(Manifest manifest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void annotate(ObjectRef ref, Map<String, String> annotations) {
        throw new UnsupportedOperationException("no step here marks objects");
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
        objects.remove(ref);
    }

    @Override
    public <T> Optional<T> find(OutputKey<T> key) {
        return outputs.find(key);
    }

    @Override
    public void rely(StepId on) {
        // Every step before has done its work.
    }

    @Override
    public void pause(java.time.Duration time) {
        throw new UnsupportedOperationException("no step here waits in the middle");
    }

    @Override
    public boolean acted() {
        return false;
    }

    @Override
    public void progress(double fraction, String note) {
        // Nobody watches.
    }

    @Override
    public void log(String line) {
        log.add(line);
    }

    private final class Kits implements RecoveryKits {
        @Override
        public boolean exists(Path file) {
            return kits.containsKey(file);
        }

        @Override
        public Optional<String> sum(Path file) {
            return Optional.ofNullable(kits.get(file)).map(files -> KnownSums.sum(new TreeMap<>(files).entrySet().stream().map(each -> each.getKey() + each.getValue().revealText()).toList()));
        }

        @Override
        public void write(Path file, Secret passphrase, Map<String, Secret> files) throws ProblemException {
            if (full) {
                throw Problem.blocking(ProblemCode.KIT_UNWRITABLE, Map.of("path", file.toString())).asException();
            }
            kits.put(file, Map.copyOf(files));
            passphrases.put(file, passphrase);
        }

        @Override
        public Optional<Opened> open(Path file, Secret passphrase) throws ProblemException {
            if (!passphrase.equals(passphrases.getOrDefault(file, passphrase))) {
                throw Problem.blocking(ProblemCode.KIT_PASSPHRASE_WRONG, Map.of("path", file.toString())).asException();
            }
            return Optional.ofNullable(kits.get(file)).map(files -> new Opened(files, java.time.Instant.EPOCH));
        }
    }

    private static Object nothing(String method, Object[] arguments) {
        throw new UnsupportedOperationException(method);
    }
}

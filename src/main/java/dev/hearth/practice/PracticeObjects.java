// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.manifest.Documents;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects of the played cluster: what was applied, as it was applied. */
final class PracticeObjects implements ClusterObjects {
    private final Server server;

    PracticeObjects(Server server) {
        this.server = server;
    }

    /** Whoever answers at the address. */
    @FunctionalInterface
    interface Server {
        <T> T call(Answer<T> answer) throws ProblemException, InterruptedException;
    }

    @FunctionalInterface
    interface Answer<T> {
        T of(PracticeCluster cluster, PracticeNode node, Instant now) throws ProblemException;
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) throws ProblemException, InterruptedException {
        return server.call((cluster, node, now) -> NodesPlay.isNode(ref) ? cluster.nodesPlay().get(ref.name(), now)
                : Optional.ofNullable(cluster.objects().get(ref)).map(there -> live(there, cluster, now)));
    }

    @Override
    public List<LiveObject> list(String apiVersion, String kind, String namespace, String labels) throws ProblemException, InterruptedException {
        return server.call((cluster, node, now) -> Stream.concat(
                        cluster.objects().values().stream().filter(manifest -> manifest.ref().kind().equals(kind)).map(there -> live(there, cluster, now)),
                        kind.equals("Pod") ? Stream.concat(RegistryPlay.waiting(cluster, now).stream(), cluster.pods().all().stream()) : Stream.empty())
                .filter(object -> object.ref().apiVersion().equals(apiVersion))
                .filter(object -> namespace.isEmpty() || object.ref().namespace().equals(namespace))
                .filter(object -> selected(object, labels))
                .toList());
    }

    @Override
    public void rehearse(Manifest manifest) throws ProblemException, InterruptedException {
        server.call((cluster, node, now) -> {
            Admission.ask(manifest.ref(), cluster, now);
            return manifest;
        });
    }

    @Override
    public void annotate(ObjectRef ref, Map<String, String> annotations) throws ProblemException, InterruptedException {
        server.call((cluster, node, now) -> {
            if (!cluster.objects().containsKey(ref)) {
                throw Problem.blocking(ProblemCode.API_REJECTED, Map.of("address", "practice", "object", ref.toString())).detail("not found").asException();
            }
            Map<String, Object> metadata = new LinkedHashMap<>(Map.of("name", ref.name(), "annotations", annotations));
            if (!ref.namespace().isEmpty()) {
                metadata.put("namespace", ref.namespace());
            }
            cluster.applied().patch(Documents.manifest(new LinkedHashMap<>(Map.of("apiVersion", ref.apiVersion(), "kind", ref.kind(), "metadata", metadata))), now);
            return ref;
        });
    }

    @Override
    public void delete(ObjectRef ref) throws ProblemException, InterruptedException {
        server.call((cluster, node, now) -> {
            if (NodesPlay.isNode(ref)) {
                cluster.nodesPlay().delete(ref.name(), now);
            } else if (PodsPlay.isPod(ref.apiVersion(), ref.kind())) {
                cluster.pods().end(ref, now);
            } else {
                cluster.applied().delete(ref);
            }
            return ref;
        });
    }

    @Override
    public void cordon(String name) throws ProblemException, InterruptedException {
        server.call((cluster, node, now) -> {
            if (cluster.memberOf(name).isEmpty()) {
                throw Problem.blocking(ProblemCode.API_REJECTED, Map.of("address", "practice", "object", "Node " + name)).detail("not found").asException();
            }
            cluster.nodesPlay().cordon(name);
            return name;
        });
    }

    @Override
    public void evict(ObjectRef pod) throws ProblemException, InterruptedException {
        server.call((cluster, node, now) -> {
            cluster.pods().end(pod, now);
            return pod;
        });
    }

    private static LiveObject live(Manifest manifest, PracticeCluster cluster, Instant now) {
        LiveObject object = named(manifest, cluster, now);
        Map<String, Object> content = new LinkedHashMap<>(object.content());
        Controllers.status(object, cluster, now).ifPresent(status -> {
            Map<String, Object> seen = new LinkedHashMap<>(status);
            seen.put("observedGeneration", object.generation());
            content.put("status", seen);
        });
        return new LiveObject(manifest.ref(), content);
    }

    /** With what the API server adds to each object; what is made anew is another one. */
    static LiveObject named(Manifest manifest, PracticeCluster cluster, Instant now) {
        Map<String, Object> content = Documents.content(manifest);
        AppliedObjects.Life life = cluster.applied().life(manifest.ref(), now);
        Map<String, Object> metadata = Documents.at(content, "metadata");
        metadata.putIfAbsent("uid", manifest.ref() + " " + life.created());
        metadata.put("generation", life.generation());
        metadata.put("creationTimestamp", life.created().toString());
        return new LiveObject(manifest.ref(), content);
    }

    /** Equalities and names alone, as Hearth asks. */
    private static boolean selected(LiveObject object, String labels) {
        Map<String, String> found = object.texts("metadata", "labels");
        return Stream.of(labels.split(",", -1)).filter(term -> !term.isEmpty()).allMatch(term -> {
            int equals = term.indexOf('=');
            return equals < 0 ? found.containsKey(term) : term.substring(equals + 1).equals(found.get(term.substring(0, equals)));
        });
    }
}

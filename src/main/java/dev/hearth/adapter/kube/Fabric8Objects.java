// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.KnownSums;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Objects as maps: their kinds come with the components, so there are no classes for them. */
final class Fabric8Objects implements ClusterObjects {
    /** What a PodDisruptionBudget answers an eviction with (Kubernetes, "API-initiated Eviction"). */
    private static final int TOO_MANY_REQUESTS = 429;
    private final KubernetesClient client;
    private final ApiProblems problems;

    Fabric8Objects(KubernetesClient client, ApiProblems problems) {
        this.client = client;
        this.problems = problems;
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) throws ProblemException, InterruptedException {
        return problems.translated(ref.toString(), () -> Optional.ofNullable(resource(ref).get()).map(found -> live(ref, found)));
    }

    @Override
    public List<LiveObject> list(String apiVersion, String kind, String namespace, String labels) throws ProblemException, InterruptedException {
        return problems.translated(kind, () -> {
            var all = client.genericKubernetesResources(context(apiVersion, kind, !namespace.isEmpty()));
            ListOptions options = new ListOptionsBuilder().withLabelSelector(labels.isEmpty() ? null : labels).build();
            try {
                GenericKubernetesResourceList found = namespace.isEmpty() ? all.inAnyNamespace().list(options) : all.inNamespace(namespace).list(options);
                return found == null ? List.<LiveObject>of() : found.getItems().stream().map(item -> live(refOf(apiVersion, kind, item), item)).toList();
            } catch (KubernetesClientException e) {
                if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                    return List.<LiveObject>of();
                }
                throw e;
            }
        });
    }

    @Override
    public void rehearse(Manifest manifest) throws ProblemException, InterruptedException {
        problems.translated(manifest.ref().toString(), () -> {
            new ServerSideApply(client, KnownSums.inMemory()).rehearse(manifest);
            return true;
        });
    }

    /** A merge patch under another manager's name, so that a later apply does not take the annotations away. */
    @Override
    public void annotate(ObjectRef ref, Map<String, String> annotations) throws ProblemException, InterruptedException {
        String patch = client.getKubernetesSerialization().asJson(Map.of("metadata", Map.of("annotations", annotations)));
        PatchContext context = new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).withFieldManager("hearth-marks").build();
        problems.translated(ref.toString(), () -> resource(ref).patch(context, patch));
    }

    @Override
    public void cordon(String node) throws ProblemException, InterruptedException {
        ObjectRef ref = new ObjectRef("v1", "Node", "", node);
        PatchContext context = new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).withFieldManager("hearth-marks").build();
        problems.translated(ref.toString(), () -> resource(ref).patch(context, "{\"spec\":{\"unschedulable\":true}}"));
    }

    @Override
    public void evict(ObjectRef pod) throws ProblemException, InterruptedException {
        Map<String, Object> eviction = Map.of("apiVersion", "policy/v1", "kind", "Eviction", "metadata", Map.of("name", pod.name(), "namespace", pod.namespace()));
        String path = "/api/v1/namespaces/" + pod.namespace() + "/pods/" + pod.name() + "/eviction";
        Optional<String> blocked = problems.translated(pod.toString(), () -> {
            try {
                client.raw(path, "POST", eviction);
                return Optional.empty();
            } catch (KubernetesClientException e) {
                if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                    return Optional.empty();
                }
                String words = ApiProblems.words(e);
                if (e.getCode() == TOO_MANY_REQUESTS && words.contains("disruption budget")) {
                    return Optional.of(words);
                }
                throw e;
            }
        });
        if (blocked.isPresent()) {
            throw Problem.blocking(ProblemCode.EVICTION_BLOCKED, Map.of("pod", pod.namespace() + "/" + pod.name())).detail(blocked.get()).retry(Retry.SOON).asException();
        }
    }

    @Override
    public void delete(ObjectRef ref) throws ProblemException, InterruptedException {
        problems.translated(ref.toString(), () -> resource(ref).delete());
    }

    private Resource<GenericKubernetesResource> resource(ObjectRef ref) {
        var kind = client.genericKubernetesResources(context(ref.apiVersion(), ref.kind(), !ref.namespace().isEmpty()));
        return ref.namespace().isEmpty() ? kind.withName(ref.name()) : kind.inNamespace(ref.namespace()).withName(ref.name());
    }

    /** Names the address of the kind without asking the server: a kind that it does not know is a 404, not an error of the client. */
    private static ResourceDefinitionContext context(String apiVersion, String kind, boolean namespaced) {
        int slash = apiVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder().withGroup(slash < 0 ? "" : apiVersion.substring(0, slash)).withVersion(apiVersion.substring(slash + 1)).withKind(kind)
                .withPlural(io.fabric8.kubernetes.api.Pluralize.toPlural(kind.toLowerCase(java.util.Locale.ROOT))).withNamespaced(namespaced).build();
    }

    private static ObjectRef refOf(String apiVersion, String kind, GenericKubernetesResource item) {
        return new ObjectRef(apiVersion, kind, Objects.requireNonNullElse(item.getMetadata().getNamespace(), ""), item.getMetadata().getName());
    }

    @SuppressWarnings("unchecked")
    private LiveObject live(ObjectRef ref, GenericKubernetesResource found) {
        return new LiveObject(ref, client.getKubernetesSerialization().convertValue(found, Map.class));
    }
}

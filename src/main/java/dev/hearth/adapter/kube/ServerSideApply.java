// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApi.Applied;
import dev.hearth.port.KnownSums;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.ServerSideApplicable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Server-side apply under the name {@code hearth}: what Hearth applied before it may take back from others (a person's
 * {@code kubectl edit} is drift to repair), what it never applied it takes from nobody.
 */
record ServerSideApply(KubernetesClient client, KnownSums known) {
    private static final String MANAGER = ClusterApi.FIELD_MANAGER;

    Applied compare(Manifest manifest) {
        GenericKubernetesResource found = place(manifest.ref()).withName(manifest.ref().name()).get();
        if (found == null) {
            return Applied.ABSENT;
        }
        boolean ours = ours(found);
        List<Object> owned = found.getMetadata().getManagedFields().stream().filter(entry -> MANAGER.equals(entry.getManager())).<Object>map(ManagedFieldsEntry::getFieldsV1).toList();
        String sum = sum(manifest, owned, comparable(found));
        boolean secret = manifest.ref().kind().equals("Secret");
        if (!secret && known.holds(sum)) {
            return Applied.SAME;
        }
        GenericKubernetesResource wanted = resource(manifest).dryRun(true).fieldManager(MANAGER).forceConflicts().serverSideApply();
        if (found.equals(comparable(wanted))) {
            if (!secret) {
                known.add(sum);
            }
            return Applied.SAME;
        }
        return ours ? Applied.DIFFERENT : Applied.FOREIGN;
    }

    void apply(Manifest manifest) {
        Resource<GenericKubernetesResource> resource = resource(manifest);
        ServerSideApplicable<GenericKubernetesResource> apply = resource.fieldManager(MANAGER);
        (ours(resource.get()) ? apply.forceConflicts() : apply).serverSideApply();
    }

    /** Nothing is kept. */
    void rehearse(Manifest manifest) {
        resource(manifest).dryRun(true).fieldManager(MANAGER).forceConflicts().serverSideApply();
    }

    private Resource<GenericKubernetesResource> resource(Manifest manifest) {
        return place(manifest.ref()).resource(client.getKubernetesSerialization().unmarshal(manifest.yaml(), GenericKubernetesResource.class));
    }

    private NonNamespaceOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>> place(ObjectRef ref) {
        var kind = client.genericKubernetesResources(ref.apiVersion(), ref.kind());
        return ref.namespace().isEmpty() ? kind : kind.inNamespace(ref.namespace());
    }

    private static boolean ours(@Nullable HasMetadata found) {
        return found != null && found.getMetadata().getManagedFields().stream().map(ManagedFieldsEntry::getManager).anyMatch(MANAGER::equals);
    }

    /** Of the whole question: what is wanted, what is there, and which of it is Hearth's. */
    private String sum(Manifest manifest, List<Object> owned, GenericKubernetesResource found) {
        return KnownSums.sum(List.of(manifest.sum(), client.getKubernetesSerialization().asJson(owned), client.getKubernetesSerialization().asJson(found)));
    }

    /** Without what the server and its controllers write: a status may change between two questions. */
    private static GenericKubernetesResource comparable(GenericKubernetesResource object) {
        ObjectMeta metadata = Objects.requireNonNull(object.getMetadata());
        metadata.setManagedFields(null);
        metadata.setResourceVersion(null);
        metadata.setGeneration(null);
        object.getAdditionalProperties().remove("status");
        return object;
    }
}

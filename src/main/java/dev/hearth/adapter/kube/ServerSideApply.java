// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.port.ClusterApi.Applied;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.ServerSideApplicable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Server-side apply under the name {@code hearth}: what Hearth applied before it may take back from others (a person's
 * {@code kubectl edit} is drift to repair), what it never applied it takes from nobody.
 */
record ServerSideApply(KubernetesClient client) {
    private static final String MANAGER = "hearth";

    Applied compare(Manifest manifest) {
        Resource<GenericKubernetesResource> resource = resource(manifest);
        GenericKubernetesResource found = resource.get();
        if (found == null) {
            return Applied.ABSENT;
        }
        boolean ours = ours(found);
        GenericKubernetesResource wanted = resource.dryRun(true).fieldManager(MANAGER).forceConflicts().serverSideApply();
        if (comparable(found).equals(comparable(wanted))) {
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
        ObjectRef ref = manifest.ref();
        GenericKubernetesResource object = client.getKubernetesSerialization().unmarshal(manifest.yaml(), GenericKubernetesResource.class);
        var kind = client.genericKubernetesResources(ref.apiVersion(), ref.kind());
        return ref.namespace().isEmpty() ? kind.resource(object) : kind.inNamespace(ref.namespace()).resource(object);
    }

    private static boolean ours(@Nullable HasMetadata found) {
        return found != null && found.getMetadata().getManagedFields().stream().map(ManagedFieldsEntry::getManager).anyMatch(MANAGER::equals);
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

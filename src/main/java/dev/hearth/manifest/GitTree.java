// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The repository that Argo CD follows (guide G70): the root Application follows {@code apps/manifests/}, which holds one Application for
 * each component, which follows {@code apps/<name>/}. The files there are the very bytes that the bootstrap applied.
 *
 * @param url as Argo CD asks for it
 * @param branch that it follows
 * @param parts the components, in the order of their installation; no object is in two of them, for Argo CD lets one Application follow it
 */
public record GitTree(String url, String branch, List<Part> parts) {
    public static final String ROOT = "root";
    /** The annotation that holds a tracking id. */
    public static final String TRACKED = "argocd.argoproj.io/tracking-id";

    private static final String APPLICATIONS = "apps/manifests";
    /** Server-side apply as Hearth does it: takes over without a fight for fields, and definitions longer than an annotation may be. */
    private static final List<String> OPTIONS = List.of("ServerSideApply=true", "SkipDryRunOnMissingResource=true");

    public GitTree {
        parts = List.copyOf(parts);
        Set<ObjectRef> seen = new HashSet<>();
        for (Part part : parts) {
            for (Manifest manifest : part.manifests()) {
                if (!seen.add(manifest.ref())) {
                    throw new IllegalArgumentException(manifest.ref() + " is in two places, one of them " + part.name());
                }
            }
        }
    }

    /**
     * A component.
     *
     * @param name of its Application
     * @param namespace where objects without one would go
     */
    public record Part(String name, String namespace, List<Manifest> manifests) {
        public Part {
            manifests = List.copyOf(manifests);
        }
    }

    /** All files by their paths, but what people read. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        for (Part part : parts) {
            files.put(APPLICATIONS + "/" + part.name() + ".yaml", application(part, true).yaml());
            part.manifests().forEach(manifest -> files.put(path(part.name(), manifest.ref()), manifest.yaml()));
        }
        files.put(APPLICATIONS + "/" + ROOT + ".yaml", root().yaml());
        return files;
    }

    /** The root Application. No finalizer on any: to delete an Application must never delete what it follows. */
    public Manifest root() {
        return application(ROOT, ArgoCd.NAMESPACE, APPLICATIONS, 0, true);
    }

    /** @param automatic whether Argo CD syncs by itself; it does not prune then: what is removed from Git stays until somebody says so */
    public Manifest application(Part part, boolean automatic) {
        return application(part.name(), part.namespace(), "apps/" + part.name(), parts.indexOf(part) + 1, automatic);
    }

    /** Argo CD's mark on what it follows: {@code <application>:<group>/<kind>:<namespace>/<name>} (its documentation, "Resource tracking"). */
    public static String trackingId(Part part, ObjectRef ref) {
        int slash = ref.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : ref.apiVersion().substring(0, slash);
        String namespace = ref.namespace().isEmpty() ? part.namespace() : ref.namespace();
        return part.name() + ":" + group + "/" + ref.kind() + ":" + namespace + "/" + ref.name();
    }

    /** Where an object's file is; two objects of a kind and name are told apart by their namespaces. */
    public static String path(String application, ObjectRef ref) {
        String place = ref.namespace().isEmpty() ? "" : ref.namespace() + "-";
        return "apps/" + application + "/" + ref.kind().toLowerCase(Locale.ROOT) + "-" + place + ref.name().replace(':', '-') + ".yaml";
    }

    /** @param wave says the order to people; it gates nothing by itself (component facts 7.3) */
    private Manifest application(String name, String namespace, String path, int wave, boolean automatic) {
        Map<String, Object> sync = Custom.map("syncOptions", OPTIONS);
        if (automatic) {
            sync.put("automated", Custom.map("prune", false, "selfHeal", true));
        }
        Map<String, Object> metadata = Custom.map("name", name, "namespace", ArgoCd.NAMESPACE,
                "labels", Map.of(Custom.MANAGED_BY, Custom.HEARTH),
                "annotations", Custom.map("argocd.argoproj.io/compare-options", "ServerSideDiff=true", "argocd.argoproj.io/sync-wave", String.valueOf(wave)));
        return Documents.manifest(Custom.map("apiVersion", ArgoCd.application(name).apiVersion(), "kind", "Application", "metadata", metadata,
                "spec", Custom.map(
                        "project", "default",
                        "source", Custom.map("repoURL", url, "targetRevision", branch, "path", path),
                        "destination", Custom.map("server", "https://kubernetes.default.svc", "namespace", namespace),
                        "syncPolicy", sync)));
    }

    /** A SealedSecret as the repository has it: what is sealed anew would be other bytes, so it is taken from the cluster. */
    public static Manifest sealed(dev.hearth.port.LiveObject live) {
        return clean(live, "sealedsecrets.bitnami.com/");
    }

    /** As it is in the cluster, without what servers and controllers wrote into it. */
    public static Manifest clean(dev.hearth.port.LiveObject live, String annotations) {
        Map<String, Object> metadata = Custom.map("name", live.ref().name());
        if (!live.ref().namespace().isEmpty()) {
            metadata.put("namespace", live.ref().namespace());
        }
        Map<String, String> labels = live.texts("metadata", "labels");
        if (!labels.isEmpty()) {
            metadata.put("labels", new TreeMap<>(labels));
        }
        Map<String, String> kept = new TreeMap<>(live.texts("metadata", "annotations"));
        kept.keySet().removeIf(key -> !key.startsWith(annotations));
        if (!kept.isEmpty()) {
            metadata.put("annotations", kept);
        }
        Map<String, Object> object = Custom.map("apiVersion", live.ref().apiVersion(), "kind", live.ref().kind(), "metadata", metadata);
        List<String> left = new ArrayList<>(live.content().keySet());
        left.removeAll(List.of("apiVersion", "kind", "metadata", "status"));
        left.forEach(key -> object.put(key, live.content().get(key)));
        return Documents.manifest(object);
    }
}

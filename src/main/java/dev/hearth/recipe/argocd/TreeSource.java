// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.GitTree;
import dev.hearth.manifest.SealedSecret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.InGit;
import dev.hearth.recipe.shared.Ports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the repository: of each component what its steps apply, and what was sealed for it, as it is in the cluster; sealed
 * anew it would be other bytes each time. kube-vip and k3s are not in it (guide G14): Argo CD must not manage what it stands on.
 */
final class TreeSource {
    private static final String SEALED_API = "bitnami.com/v1alpha1";
    /** Component to its Application and namespace, in the order of installation. */
    private static final Map<String, Place> PLACES = places();

    private record Place(String application, String namespace) {}

    private final List<Step> steps;
    private final Repository repository;
    private final ClusterSpec spec;
    private final Ports ports;

    /** @param steps of all components */
    TreeSource(List<Step> steps, Repository repository, ClusterSpec spec, Ports ports) {
        this.steps = List.copyOf(steps);
        this.repository = repository;
        this.spec = spec;
        this.ports = ports;
    }

    GitTree tree(StepContext context) throws ProblemException, InterruptedException {
        ClusterApi api = api(context);
        Map<String, Map<ObjectRef, Manifest>> components = new LinkedHashMap<>();
        PLACES.keySet().forEach(component -> components.put(component, new LinkedHashMap<>()));
        for (Step step : steps) {
            if (components.containsKey(step.info().component()) && step instanceof InGit inGit && !sealing(step)) {
                for (Manifest manifest : inGit.manifests(context)) {
                    if (ArgoCd.sees(manifest.ref())) {
                        objects(components, owner(manifest.ref(), step.info().component())).put(manifest.ref(), manifest);
                    }
                }
            }
        }
        for (LiveObject sealed : api.objects().list(SEALED_API, SealedSecret.KIND, "", "app.kubernetes.io/managed-by=hearth")) {
            if (ArgoCd.repository(sealed.ref()) && !sealed.ref().equals(ArgoCd.repository(repository.url(), Map.of()).ref())) {
                continue;
            }
            Manifest manifest = GitTree.sealed(sealed);
            objects(components, home(sealed.ref().namespace()).orElse("sealed-secrets")).put(manifest.ref(), manifest);
        }
        List<GitTree.Part> parts = new ArrayList<>();
        components.forEach((component, objects) -> {
            Place place = PLACES.get(component);
            if (place != null && !objects.isEmpty()) {
                parts.add(new GitTree.Part(place.application(), place.namespace(), List.copyOf(objects.values())));
            }
        });
        return new GitTree(repository.url(), repository.branch(), parts);
    }

    ClusterApi api(StepContext context) throws ProblemException {
        return ports.atVip(spec, context);
    }

    private static Map<ObjectRef, Manifest> objects(Map<String, Map<ObjectRef, Manifest>> components, String component) {
        return components.computeIfAbsent(component, any -> new LinkedHashMap<>());
    }

    /** What a step seals needs values that a later run may not have; it comes from the cluster. */
    private static boolean sealing(Step step) {
        return step.info().patience().polls().startsWith(SealedSecret.KIND + " ");
    }

    /**
     * A namespace that several components need is its own component's: Argo CD lets an object be followed by one Application only and
     * calls it out of sync in the others.
     */
    private static String owner(ObjectRef ref, String component) {
        return ref.kind().equals("Namespace") ? home(ref.name()).orElse(component) : component;
    }

    private static Optional<String> home(String namespace) {
        return PLACES.entrySet().stream().filter(entry -> entry.getValue().namespace().equals(namespace)).map(Map.Entry::getKey).findFirst();
    }

    private static Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        places.put("sealed-secrets", new Place("sealed-secrets", "kube-system"));
        places.put("cert-manager", new Place("cert-manager", "cert-manager"));
        places.put("metallb", new Place("metallb", "metallb-system"));
        places.put("traefik", new Place("traefik", "traefik"));
        places.put("argo-cd", new Place("argocd", "argocd"));
        return places;
    }
}

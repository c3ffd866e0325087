// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Upstream's manifests, as small as practice needs them: the workloads that others wait for. */
final class PlayedManifests {
    private static final Map<String, List<String>> WORKLOADS = Map.of(
            "/sealed-secrets/", List.of("Deployment kube-system sealed-secrets-controller"),
            "/cert-manager/", List.of("Deployment cert-manager cert-manager", "Deployment cert-manager cert-manager-webhook", "Deployment cert-manager cert-manager-cainjector"),
            "/metallb/", List.of("Deployment metallb-system controller", "DaemonSet metallb-system speaker"),
            "/argo-cd/", List.of("Deployment argocd argocd-server", "Deployment argocd argocd-repo-server", "StatefulSet argocd argocd-application-controller"),
            "/traefik/", List.of());

    private PlayedManifests() {}

    /** The content of a YAML file of a component; empty for other files. */
    static Optional<String> of(String url) {
        return WORKLOADS.entrySet().stream().filter(entry -> url.contains(entry.getKey()) && url.matches(".*\\.ya?ml")).findFirst()
                .map(entry -> entry.getValue().stream().map(PlayedManifests::workload).collect(Collectors.joining("---\n")));
    }

    private static String workload(String text) {
        String[] words = text.split(" ", -1);
        return """
                apiVersion: apps/v1
                kind: %1$s
                metadata:
                  name: %3$s
                  namespace: %2$s
                spec:
                  selector: {matchLabels: {name: %3$s}}
                """.formatted((Object[]) words);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private static final String UPSTREAM = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: server}
            spec:
              template: {spec: {containers: [{name: a, image: "quay.io/argo:1"}], initContainers: [{name: copy, image: "quay.io/argo:1"}]}}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: controller, namespace: other}
            spec:
              replicas: 2
              template: {spec: {containers: [{name: a, image: "quay.io/argo:1"}, {name: b, image: "redis:8"}]}}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: speaker}
            spec:
              template: {spec: {containers: [{name: a, image: "quay.io/speaker:1"}]}}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: image}
            """;
    private final Images images = Images.of(Documents.parse(UPSTREAM), "argocd");

    @Test
    void podsAreCountedByImage() {
        assertEquals(Map.of("quay.io/argo:1", 3, "redis:8", 2, "quay.io/speaker:1", Integer.MAX_VALUE), images.pods());
        assertEquals(List.of("Deployment argocd/server", "StatefulSet other/controller", "DaemonSet argocd/speaker"), images.workloads().stream().map(Object::toString).toList());
    }

    @Test
    void onlyWhatEachNodeWillNeedCounts() {
        assertEquals(Set.of("quay.io/argo:1", "redis:8", "quay.io/speaker:1"), images.onEach(2));
        assertEquals(Set.of("quay.io/argo:1", "quay.io/speaker:1"), images.onEach(3));
        assertEquals(Set.of("quay.io/speaker:1"), images.onEach(4));
    }
}

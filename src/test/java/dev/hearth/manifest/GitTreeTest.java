// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GitTreeTest {
    /** The kinds of upstream's install.yaml, one of each that matters. */
    private static final String UPSTREAM = """
            # This is an auto-generated file. DO NOT EDIT
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: applications.argoproj.io
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: argocd-server
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: argocd-server
            subjects:
            - kind: ServiceAccount
              name: argocd-server
              namespace: argocd
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: argocd-cmd-params-cm
            ---
            apiVersion: v1
            data:
              ssh_known_hosts: |
                github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
            kind: ConfigMap
            metadata:
              name: argocd-ssh-known-hosts-cm
            """;
    private static final String HOST_KEY = "git.home.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILpDCYQIl";

    private static final PlatformSpec PLATFORM = new PlatformSpec("home.example.com", new CertificateSource.PrivateCa(),
            new GitTarget.Ssh("git@git.home.example.com:home.git", "main", null), new RecoverySpec("kit.age", null, null), List.of(), false);

    @Test
    void everyFileIsTheVeryBytesThatTheBootstrapApplies() {
        List<Manifest> argo = new ArrayList<>(install(Optional.of(HOST_KEY)));
        argo.addAll(ArgoCd.page(PLATFORM));
        GitTree tree = tree(new GitTree.Part("argocd", "argocd", argo));
        Map<String, String> files = tree.files();
        for (Manifest manifest : argo) {
            assertEquals(manifest.yaml(), files.get(GitTree.path("argocd", manifest.ref())));
        }
        assertEquals(argo.size() + 2, files.size());
    }

    @Test
    void theLayoutIsTheGuides() {
        GitTree tree = tree(
                new GitTree.Part("metallb", "metallb-system", List.of(ArgoCd.note(new ObjectRef("v1", "ConfigMap", "metallb-system", "x"), Map.of("a", "b")))),
                new GitTree.Part("argocd", "argocd", ArgoCd.page(PLATFORM)));
        assertEquals(List.of(
                "apps/argocd/ingressroute-argocd-argocd.yaml",
                "apps/argocd/middleware-argocd-private-addresses.yaml",
                "apps/argocd/middleware-argocd-private.yaml",
                "apps/argocd/middleware-argocd-security-headers.yaml",
                "apps/manifests/argocd.yaml",
                "apps/manifests/metallb.yaml",
                "apps/manifests/root.yaml",
                "apps/metallb/configmap-metallb-system-x.yaml"), List.copyOf(tree.files().keySet()));
        assertEquals("""
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata:
                  name: argocd
                  namespace: argocd
                  labels:
                    app.kubernetes.io/managed-by: hearth
                  annotations:
                    argocd.argoproj.io/compare-options: ServerSideDiff=true
                    argocd.argoproj.io/sync-wave: "2"
                spec:
                  project: default
                  source:
                    repoURL: git@git.home.example.com:home.git
                    targetRevision: main
                    path: apps/argocd
                  destination:
                    server: https://kubernetes.default.svc
                    namespace: argocd
                  syncPolicy:
                    syncOptions:
                    - ServerSideApply=true
                    - SkipDryRunOnMissingResource=true
                    automated:
                      prune: false
                      selfHeal: true
                """, tree.files().get("apps/manifests/argocd.yaml").replace("- \"ServerSideApply=true\"", "- ServerSideApply=true")
                .replace("- \"SkipDryRunOnMissingResource=true\"", "- SkipDryRunOnMissingResource=true").replaceAll("(?m): \"((?!2)[^\"]*)\"$", ": $1"));
        assertFalse(tree.application(tree.parts().getFirst(), false).yaml().contains("automated"), "until the hand-over it syncs when told to");
        assertFalse(tree.files().values().stream().anyMatch(text -> text.contains("finalizers")), "a deleted Application must delete nothing");
    }

    @Test
    void everyApplicationFitsUpstreamsSchemaAndWhatDoesNotIsFound() throws Exception {
        GitTree tree = tree(new GitTree.Part("argocd", "argocd", ArgoCd.page(PLATFORM)));
        Manifest automatic = tree.application(tree.parts().getFirst(), true);
        assertEquals(List.of(), Schemas.faults("argo-cd", List.of(automatic, tree.application(tree.parts().getFirst(), false), tree.root())));
        for (String[] change : new String[][] {{"repoURL:", "repoUrl:"}, {"selfHeal: true", "selfHeal: often"}, {"selfHeal:", "selfheal:"}, {"project:", "projects:"},
                {"server:", "servers:"}, {"syncOptions:", "options:"}}) {
            assertTrue(automatic.yaml().contains(change[0]), automatic.yaml());
            assertFalse(Schemas.faults("argo-cd", List.of(new Manifest(automatic.ref(), automatic.yaml().replace(change[0], change[1])))).isEmpty(), change[1]);
        }
    }

    @Test
    void noObjectIsFollowedTwice() {
        List<Manifest> objects = List.of(ArgoCd.note(new ObjectRef("v1", "ConfigMap", "traefik", "x"), Map.of("a", "b")));
        assertThrows(IllegalArgumentException.class, () -> tree(new GitTree.Part("one", "one", objects), new GitTree.Part("two", "two", objects)));
    }

    @Test
    void theSameObjectsGiveTheSameTree() {
        GitTree one = tree(new GitTree.Part("argocd", "argocd", install(Optional.of(HOST_KEY))));
        GitTree two = tree(new GitTree.Part("argocd", "argocd", install(Optional.of(HOST_KEY))));
        assertEquals(one.files(), two.files());
    }

    @Test
    void namespacedObjectsGetTheirNamespaceAndOthersNone() {
        Map<String, String> places = install(Optional.empty()).stream()
                .collect(Collectors.toMap(manifest -> manifest.ref().kind() + " " + manifest.ref().name(), manifest -> manifest.ref().namespace()));
        assertEquals(Map.of("Namespace argocd", "", "CustomResourceDefinition applications.argoproj.io", "", "ServiceAccount argocd-server", "argocd",
                "ClusterRoleBinding argocd-server", "", "ConfigMap argocd-cmd-params-cm", "argocd", "ConfigMap argocd-ssh-known-hosts-cm", "argocd"), places);
    }

    @Test
    void theServerSpeaksHttpBehindTraefikAndKnowsThePinnedHost() {
        List<Manifest> install = install(Optional.of(HOST_KEY));
        assertEquals(Map.of("server.insecure", "true"), data(install, "argocd-cmd-params-cm"));
        String known = data(install, "argocd-ssh-known-hosts-cm").get("ssh_known_hosts");
        assertTrue(known.startsWith("github.com ") && known.endsWith(HOST_KEY + "\n"), known);
        assertFalse(data(install(Optional.empty()), "argocd-ssh-known-hosts-cm").get("ssh_known_hosts").contains("git.home"));
    }

    @Test
    void thePageAndTheCommandLineShareOneHost() {
        Manifest route = ArgoCd.page(PLATFORM).getLast();
        List<LiveObject> rules = new LiveObject(route.ref(), Documents.content(route)).items("spec", "routes");
        assertEquals(List.of("Host(`argocd.home.example.com`)", "Host(`argocd.home.example.com`) && Header(`Content-Type`, `application/grpc`)"),
                rules.stream().map(rule -> rule.text("match").orElseThrow()).toList());
        assertEquals("h2c", rules.getLast().items("services").getFirst().text("scheme").orElseThrow());
        assertTrue(rules.getLast().number("priority") > rules.getFirst().number("priority"));
    }

    @Test
    void trackingIdsAreArgoCds() {
        GitTree.Part part = new GitTree.Part("traefik", "traefik", List.of());
        assertEquals("traefik:apps/Deployment:traefik/traefik", GitTree.trackingId(part, new ObjectRef("apps/v1", "Deployment", "traefik", "traefik")));
        assertEquals("traefik:/Namespace:traefik/traefik", GitTree.trackingId(part, new ObjectRef("v1", "Namespace", "", "traefik")));
    }

    @Test
    void whatIsReadBackHasNothingOfTheServers() {
        Map<String, Object> live = new LinkedHashMap<>(Documents.parse("""
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata:
                  name: x
                  namespace: argocd
                  uid: 1234
                  resourceVersion: "7"
                  creationTimestamp: "2026-11-22T10:00:00Z"
                  labels: {app.kubernetes.io/managed-by: hearth}
                  annotations: {sealedsecrets.bitnami.com/cluster-wide: "true", argocd.argoproj.io/tracking-id: x}
                spec: {encryptedData: {a: AgB}}
                status: {observedGeneration: 1}
                """).getFirst());
        Manifest clean = GitTree.clean(new LiveObject(new ObjectRef("bitnami.com/v1alpha1", "SealedSecret", "argocd", "x"), live), "sealedsecrets.bitnami.com/");
        assertEquals(Documents.parse("""
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata:
                  name: x
                  namespace: argocd
                  labels: {app.kubernetes.io/managed-by: hearth}
                  annotations: {sealedsecrets.bitnami.com/cluster-wide: "true"}
                spec: {encryptedData: {a: AgB}}
                """).getFirst(), Documents.content(clean));
    }

    @Test
    void aHostWithACaOfItsOwnIsNamedToArgoCdByItsOneKey() {
        ObjectRef authorities = new ObjectRef("v1", "ConfigMap", "argocd", "argocd-tls-certs-cm");
        GitTarget own = new GitTarget.Https("https://git.home.example.com:8443/ann/home.git", "main", "git", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        List<Map<String, Object>> upstream = Documents.parse(UPSTREAM + "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels: {app.kubernetes.io/part-of: argocd}\n  name: argocd-tls-certs-cm\n");
        List<Manifest> found = ArgoCd.install(upstream, own, Optional.empty()).stream().filter(manifest -> manifest.ref().equals(authorities)).toList();
        assertEquals(1, found.size(), "in place of upstream's empty one");
        LiveObject object = new LiveObject(authorities, Documents.content(found.getFirst()));
        assertEquals(Map.of("git.home.example.com", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"), object.texts("data"), "by the host alone, without a port");
        assertEquals("argocd", object.texts("metadata", "labels").get("app.kubernetes.io/part-of"));
        assertTrue(install(Optional.empty()).stream().noneMatch(manifest -> manifest.ref().equals(authorities)), "a public host needs none");
        assertEquals(1, ArgoCd.install(Documents.parse(UPSTREAM + "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: argocd-tls-certs-cm\n"), new GitTarget.None(), Optional.empty()).stream().filter(manifest -> manifest.ref().equals(authorities)).count(),
                "upstream's own stays then");
    }

    private static GitTree tree(GitTree.Part... parts) {
        return new GitTree("git@git.home.example.com:home.git", "main", List.of(parts));
    }

    private static List<Manifest> install(Optional<String> hostKey) {
        return ArgoCd.install(Documents.parse(UPSTREAM), new GitTarget.None(), hostKey);
    }

    private static Map<String, String> data(List<Manifest> manifests, String name) {
        return manifests.stream().filter(manifest -> manifest.ref().name().equals(name)).map(manifest -> new LiveObject(manifest.ref(), Documents.content(manifest)).texts("data"))
                .findFirst().orElseThrow();
    }
}

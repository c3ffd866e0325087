// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.sealing.Scope;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Argo CD as upstream publishes it, in its namespace, behind Traefik (component facts 7.1 and 7.2). */
public final class ArgoCd {
    public static final String NAMESPACE = "argocd";
    /** Label of the page's host. */
    public static final String HOST = "argocd";
    public static final ObjectRef SERVER = new ObjectRef("apps/v1", "Deployment", NAMESPACE, "argocd-server");
    /** Where argocd-server writes the password that it made for admin, under {@code password}. */
    public static final ObjectRef INITIAL_PASSWORD = new ObjectRef("v1", "Secret", NAMESPACE, "argocd-initial-admin-secret");

    /** The annotation that makes the controller compare an Application now; it removes it when it has. */
    public static final String REFRESH = "argocd.argoproj.io/refresh";

    /** CAs of Git hosts, by host. */
    public static final ObjectRef AUTHORITIES = new ObjectRef("v1", "ConfigMap", NAMESPACE, "argocd-tls-certs-cm");

    private static final String API = "argoproj.io/v1alpha1";
    private static final String REPOSITORY = "hearth-repository-";
    private static final int NAME_DIGITS = 8;
    /** Kinds that upstream's argocd-cm keeps Argo CD from looking at ({@code resource.exclusions}): in Git they would never arrive. */
    private static final Set<String> UNSEEN = Set.of("EndpointSlice", "Endpoints", "Lease");
    /** What upstream's file holds beside namespaced kinds. */
    private static final Set<String> CLUSTER_KINDS = Set.of("CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding");

    private ArgoCd() {}

    /**
     * @param target the repository; over HTTPS with a CA of its own, Argo CD's repo-server is told of that (its documentation, "Private
     *     Repositories", "Self-signed and untrusted TLS certificates": under the host's name, without a port). What else is there stays.
     * @param hostKey of the Git host in known_hosts form; empty when it is not spoken to over SSH
     */
    public static List<Manifest> install(List<Map<String, Object>> upstream, GitTarget target, Optional<String> hostKey) {
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(Yaml.manifest(new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).addToLabels(Custom.MANAGED_BY, Custom.HEARTH).endMetadata().build()));
        for (Map<String, Object> object : upstream) {
            if (!CLUSTER_KINDS.contains(String.valueOf(object.get("kind")))) {
                Documents.at(object, "metadata").put("namespace", NAMESPACE);
            }
            switch (String.valueOf(Documents.at(object, "metadata").get("name"))) {
                // Traefik ends TLS; argocd-server would answer its HTTP with a redirect to HTTPS, for ever
                case "argocd-cmd-params-cm" -> Documents.at(object, "data").put("server.insecure", "true");
                case "argocd-ssh-known-hosts-cm" -> hostKey.ifPresent(key -> know(Documents.at(object, "data"), key));
                default -> { }
            }
            if (!AUTHORITIES.name().equals(Documents.at(object, "metadata").get("name")) || authority(target).isEmpty()) {
                manifests.add(Documents.manifest(object));
            }
        }
        authority(target).ifPresent(manifests::add);
        return List.copyOf(manifests);
    }

    /** With the one key that is Hearth's; applied, it leaves the owner's other hosts alone. */
    private static Optional<Manifest> authority(GitTarget target) {
        return target instanceof GitTarget.Https https && https.ca() != null
                ? Optional.of(Documents.manifest(Custom.map("apiVersion", "v1", "kind", "ConfigMap", "metadata", Custom.map("name", AUTHORITIES.name(), "namespace", NAMESPACE,
                        "labels", Custom.map("app.kubernetes.io/name", AUTHORITIES.name(), "app.kubernetes.io/part-of", "argocd")), "data", Custom.map(https.host(), https.ca()))))
                : Optional.empty();
    }

    /** The way from Traefik to the page, and to the command line's gRPC on the same port. */
    public static List<Manifest> page(PlatformSpec platform) {
        String host = "Host(`" + platform.host(HOST) + "`)";
        List<Manifest> manifests = new ArrayList<>(TraefikRoutes.middlewares(NAMESPACE, platform.certificates()));
        manifests.add(Custom.resource(new ObjectRef(TraefikRoutes.API, "IngressRoute", NAMESPACE, "argocd"), Custom.map(
                "entryPoints", List.of("websecure"),
                "routes", List.of(
                        TraefikRoutes.rule(host, 10, List.of(Custom.map("name", "argocd-server", "port", 80))),
                        TraefikRoutes.rule(host + " && Header(`Content-Type`, `application/grpc`)", 11, List.of(Custom.map("name", "argocd-server", "port", 80, "scheme", "h2c")))),
                "tls", Map.of())));
        return List.copyOf(manifests);
    }

    /** Whether it looks at objects like this one. */
    public static boolean sees(ObjectRef ref) {
        return !UNSEEN.contains(ref.kind());
    }

    /** Whether it reads some repository. */
    public static boolean repository(ObjectRef ref) {
        return ref.namespace().equals(NAMESPACE) && ref.name().startsWith(REPOSITORY);
    }

    /**
     * What Argo CD reads the repository with. Each address has its own, for it still reads the old one when the plan names another.
     *
     * @param url as Argo CD asks for it
     */
    public static SealedSecret repository(String url, Map<String, Secret> credential) {
        return new SealedSecret(NAMESPACE, REPOSITORY + TextSum.sha256(url).substring(0, NAME_DIGITS), "Opaque", Map.of("argocd.argoproj.io/secret-type", "repository"), credential, Scope.STRICT);
    }

    public static ObjectRef application(String name) {
        return new ObjectRef(API, "Application", NAMESPACE, name);
    }

    /** A ConfigMap of Hearth's own. */
    public static Manifest note(ObjectRef ref, Map<String, String> data) {
        return Yaml.manifest(new ConfigMapBuilder().withNewMetadata().withName(ref.name()).withNamespace(ref.namespace()).addToLabels(Custom.MANAGED_BY, Custom.HEARTH).endMetadata()
                .withData(data).build());
    }

    private static void know(Map<String, Object> data, String hostKey) {
        String known = String.valueOf(data.getOrDefault("ssh_known_hosts", ""));
        String more = known.isEmpty() || known.endsWith("\n") ? known : known + "\n";
        data.put("ssh_known_hosts", known.lines().toList().containsAll(hostKey.lines().toList()) ? known : more + hostKey + "\n");
    }
}

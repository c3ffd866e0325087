// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Traefik as plain manifests (guide G60 to G62): upstream's definitions and rights, our own Deployment, Service and routes. */
public final class Traefik {
    public static final String NAMESPACE = "traefik";
    public static final ObjectRef SERVICE = new ObjectRef("v1", "Service", NAMESPACE, "traefik");
    public static final ObjectRef DEPLOYMENT = new ObjectRef("apps/v1", "Deployment", NAMESPACE, "traefik");
    /** The Secret with the wildcard certificate: cert-manager writes it, the default TLSStore serves it. */
    public static final String CERTIFICATE_SECRET = "wildcard-tls";
    /** Label of the dashboard's host. */
    public static final String HOST = "traefik";

    static final String ACCOUNT = "traefik-ingress-controller";

    private Traefik() {}

    /** Made by whoever needs it first: its certificate is there before Traefik is. */
    public static Manifest namespace() {
        return Yaml.manifest(new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).addToLabels(Custom.MANAGED_BY, Custom.HEARTH).endMetadata().build());
    }

    /** The namespace, then what must be known to the API before anything is routed. */
    public static List<Manifest> definitions(List<Map<String, Object>> crds, List<Map<String, Object>> rbac) {
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(namespace());
        crds.stream().map(Documents::manifest).forEach(manifests::add);
        rbac.stream().map(Traefik::bound).forEach(manifests::add);
        return List.copyOf(manifests);
    }

    /** @param nodes how many there are: one replica on one, two on two different ones otherwise */
    public static List<Manifest> install(AddressPlan plan, int nodes, Releases.Component release) {
        String image = Objects.requireNonNull(release.image(), "releases.yaml names Traefik's image");
        return TraefikWorkload.manifests(plan.traefik(), Math.min(nodes, 2), image, release.version());
    }

    /** The certificate that is served, the way in, the dashboard, and services outside. */
    public static List<Manifest> routes(PlatformSpec spec) {
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(Custom.resource(new ObjectRef(TraefikRoutes.API, "TLSStore", NAMESPACE, "default"),
                Custom.map("defaultCertificate", Custom.map("secretName", CERTIFICATE_SECRET))));
        manifests.addAll(TraefikRoutes.middlewares(NAMESPACE, spec.certificates()));
        manifests.add(TraefikRoutes.dashboard(spec.host(HOST)));
        spec.services().forEach(service -> manifests.addAll(OutsideRoutes.of(service, spec.host(service.name()))));
        return List.copyOf(manifests);
    }

    /** Upstream binds an account in the namespace default; ours is in Traefik's own. */
    @SuppressWarnings("unchecked")
    private static Manifest bound(Map<String, Object> object) {
        if (object.get("subjects") instanceof List<?> subjects) {
            subjects.forEach(subject -> ((Map<String, Object>) subject).put("namespace", NAMESPACE));
        }
        return Documents.manifest(object);
    }
}

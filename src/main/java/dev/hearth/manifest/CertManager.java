// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** cert-manager with the names of all that Hearth has it do (guide G40 to G42). */
public final class CertManager {
    public static final String NAMESPACE = "cert-manager";
    public static final String API = "cert-manager.io/v1";
    public static final String ACME_API = "acme.cert-manager.io/v1";
    public static final ObjectRef CONTROLLER = new ObjectRef("apps/v1", "Deployment", NAMESPACE, "cert-manager");
    /** What Traefik serves. */
    public static final ObjectRef WILDCARD = certificate("wildcard");
    /** Proves the way to a certificate where that costs nothing; nobody serves it. */
    public static final ObjectRef STAGING = certificate("wildcard-staging");
    public static final ObjectRef STAGING_SECRET = new ObjectRef("v1", "Secret", Traefik.NAMESPACE, "wildcard-staging-tls");
    /** On the staging certificate: which way it has proved. */
    public static final String WAY = "hearth.dev/way";

    /**
     * Public resolvers for the search for a zone and the look at the proof: where a router answers for the domain by itself, the
     * cluster's own would never see the proof (component facts 4.2).
     */
    private static final List<String> PUBLIC_RESOLVERS = List.of("--dns01-recursive-nameservers-only", "--dns01-recursive-nameservers=1.1.1.1:53,8.8.8.8:53");

    private CertManager() {}

    /**
     * As upstream publishes it, in its order.
     *
     * @param split whether the home's resolvers answer for the domain otherwise than the world's
     */
    public static List<Manifest> install(List<Map<String, Object>> upstream, boolean split) {
        if (split) {
            upstream.stream().filter(CertManager::controller).forEach(CertManager::askPublicResolvers);
        }
        return upstream.stream().map(Documents::manifest).toList();
    }

    /** An object that is right and asks nothing of anybody. */
    public static Manifest trial() {
        return Custom.resource(new ObjectRef(API, "Issuer", NAMESPACE, "hearth-trial"), Custom.map("selfSigned", Map.of()));
    }

    /** The certificate that Traefik serves, and the namespace that it is in. */
    public static List<Manifest> wildcard(PlatformSpec platform, ObjectRef issuer) {
        return List.of(Traefik.namespace(), Custom.resource(WILDCARD, names(platform, Traefik.CERTIFICATE_SECRET, issuer)));
    }

    /** @param way what it proves, as text: with another one it has to be proved anew */
    public static List<Manifest> staging(PlatformSpec platform, ObjectRef issuer, String way) {
        Map<String, Object> certificate = Documents.content(Custom.resource(STAGING, names(platform, STAGING_SECRET.name(), issuer)));
        Documents.at(certificate, "metadata", "annotations").put(WAY, way);
        return List.of(Traefik.namespace(), Documents.manifest(certificate));
    }

    /** The wildcard, and the domain itself, which a wildcard does not cover; without a duration: ACME servers decide on their own. */
    private static Map<String, Object> names(PlatformSpec platform, String secret, ObjectRef issuer) {
        return Custom.map("secretName", secret, "dnsNames", List.of(platform.wildcard(), platform.domain()), "issuerRef", issuer(issuer.name()));
    }

    static ObjectRef clusterIssuer(String name) {
        return new ObjectRef(API, "ClusterIssuer", "", name);
    }

    static Map<String, Object> issuer(String name) {
        return Custom.map("group", "cert-manager.io", "kind", "ClusterIssuer", "name", name);
    }

    private static ObjectRef certificate(String name) {
        return new ObjectRef(API, "Certificate", Traefik.NAMESPACE, name);
    }

    private static boolean controller(Map<String, Object> object) {
        return CONTROLLER.kind().equals(object.get("kind")) && CONTROLLER.name().equals(Documents.at(object, "metadata").get("name"));
    }

    @SuppressWarnings("unchecked")
    private static void askPublicResolvers(Map<String, Object> deployment) {
        for (Object container : (List<Object>) Documents.at(deployment, "spec", "template", "spec").getOrDefault("containers", List.of())) {
            Map<String, Object> controller = (Map<String, Object>) container;
            List<Object> arguments = new ArrayList<>((List<Object>) controller.getOrDefault("args", List.of()));
            arguments.addAll(PUBLIC_RESOLVERS);
            controller.put("args", arguments);
        }
    }
}

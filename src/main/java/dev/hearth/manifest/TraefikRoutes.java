// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;

/**
 * The way from the entry point to a service: security headers, then private addresses only, then the service (guide G61). A middleware
 * is used in its own namespace alone, so each namespace with a route has its own copies.
 */
public final class TraefikRoutes {
    /** The chain of both middlewares. */
    public static final String CHAIN = "private";

    static final String API = "traefik.io/v1alpha1";

    /** RFC 1918 and the shared space of RFC 6598, where overlay networks such as Tailscale's live. */
    private static final List<String> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");
    /** Half a year, in seconds; no preload: that cannot be taken back. */
    private static final int HSTS_SECONDS = 15_552_000;

    private TraefikRoutes() {}

    public static List<Manifest> middlewares(String namespace, CertificateSource certificates) {
        Map<String, Object> headers = Custom.map("contentTypeNosniff", true, "frameDeny", true, "referrerPolicy", "strict-origin-when-cross-origin");
        if (certificates instanceof CertificateSource.Acme) {
            // with a CA that a browser may not know, HSTS would take the way to go on away
            headers.put("stsSeconds", HSTS_SECONDS);
        }
        return List.of(
                middleware(namespace, "security-headers", Custom.map("headers", headers)),
                middleware(namespace, "private-addresses", Custom.map("ipAllowList", Custom.map("sourceRange", PRIVATE))),
                middleware(namespace, CHAIN, Custom.map("chain", Custom.map("middlewares", List.of(Map.of("name", "security-headers"), Map.of("name", "private-addresses"))))));
    }

    /**
     * A route by host name on the TLS entry point, behind the chain.
     *
     * @param services as in an IngressRoute's {@code services}
     */
    public static Manifest route(String namespace, String name, String host, List<Map<String, Object>> services) {
        return Custom.resource(new ObjectRef(API, "IngressRoute", namespace, name), Custom.map(
                "entryPoints", List.of("websecure"),
                "routes", List.of(rule("Host(`" + host + "`)", null, services)),
                "tls", Map.of()));
    }

    /** @param priority null: by the length of the rule */
    static Map<String, Object> rule(String match, @org.jspecify.annotations.Nullable Integer priority, List<Map<String, Object>> services) {
        Map<String, Object> rule = Custom.map("kind", "Rule", "match", match);
        if (priority != null) {
            rule.put("priority", priority);
        }
        rule.put("middlewares", List.of(Map.of("name", CHAIN)));
        rule.put("services", services);
        return rule;
    }

    static Manifest dashboard(String host) {
        return route(Traefik.NAMESPACE, "dashboard", host, List.of(Custom.map("kind", "TraefikService", "name", "api@internal")));
    }

    private static Manifest middleware(String namespace, String name, Map<String, Object> spec) {
        return Custom.resource(new ObjectRef(API, "Middleware", namespace, name), spec);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.manifest.CertManager;
import dev.hearth.manifest.Documents;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** cert-manager: issuers register, certificates are signed; by ACME with a request, an order and a challenge on the way. */
final class CertManagerPlay {
    private static final Duration REGISTERS = Duration.ofSeconds(2);
    private static final Duration SIGNS = Duration.ofSeconds(2);
    /** From the order to the certificate, as the lab takes by Route 53. */
    private static final Duration PROVES = Duration.ofSeconds(60);
    private static final Duration PRESENTS = Duration.ofSeconds(3);
    private static final Duration LASTS = Duration.ofDays(90);
    private static final String WRITER = "cert-manager";
    private final PracticeCluster cluster;
    private final World world;
    private final Map<String, Instant> begun = new HashMap<>();

    CertManagerPlay(PracticeCluster cluster, World world) {
        this.cluster = cluster;
        this.world = world;
    }

    /** Whether calls to its webhook end at something else. */
    boolean astray() {
        return world.has(Fault.WRONG_WEBHOOK);
    }

    void tick(Instant now) {
        if (!Controllers.ready(CertManager.CONTROLLER, cluster, now)) {
            return;
        }
        List<LiveObject> certificates = all("Certificate", now);
        begun.keySet().retainAll(certificates.stream().map(LiveObject::uid).toList());
        List.copyOf(cluster.objects().keySet()).stream()
                .filter(ref -> PlayedOrder.KINDS.contains(ref.kind()) && certificates.stream().noneMatch(each -> PlayedOrder.of(each).holds(ref)))
                .forEach(cluster.applied()::delete);
        certificates.forEach(certificate -> issue(certificate, now));
    }

    Optional<Map<String, Object>> status(LiveObject object, Instant now) {
        if (!Controllers.ready(CertManager.CONTROLLER, cluster, now)) {
            return Optional.empty();
        }
        boolean certificate = object.ref().kind().equals("Certificate");
        boolean ready = certificate ? signed(object) : registered(object, now);
        Map<String, Object> condition = Map.of("type", "Ready", "status", ready ? "True" : "False", "reason", ready ? "Ready" : "Pending", "message", "",
                "observedGeneration", object.generation());
        return Optional.of(!certificate || !ready
                ? Map.of("conditions", List.of(condition))
                : Map.of("conditions", List.of(condition), "revision", 1, "notAfter", now.plus(LASTS).truncatedTo(ChronoUnit.DAYS).toString()));
    }

    private List<LiveObject> all(String kind, Instant now) {
        return cluster.objects().values().stream().filter(manifest -> manifest.ref().kind().equals(kind)).map(manifest -> PracticeObjects.named(manifest, cluster, now)).toList();
    }

    private void issue(LiveObject certificate, Instant now) {
        Optional<LiveObject> issuer = all("ClusterIssuer", now).stream().filter(each -> each.ref().name().equals(issuer(certificate))).findFirst();
        if (signed(certificate) || issuer.filter(each -> registered(each, now)).isEmpty()) {
            return;
        }
        Duration after = Duration.between(begun.computeIfAbsent(certificate.uid(), uid -> now), now);
        boolean acme = issuer.get().text("spec", "acme", "server").isPresent();
        PlayedOrder order = PlayedOrder.of(certificate);
        if (acme && !order.failed(cluster)) {
            boolean limited = world.has(Fault.ACME_RATE_LIMIT) && issuer.get().ref().name().endsWith("-production");
            order.at(after, PRESENTS, limited, world.has(Fault.DNS_KEY_READ_ONLY), now).forEach(each -> cluster.applied().edit(each, WRITER, now));
        }
        if (!order.failed(cluster) && after.compareTo(acme ? PROVES : SIGNS) >= 0) {
            begun.remove(certificate.uid());
            order.remove(cluster);
            cluster.applied().edit(secret(certificate), WRITER, now);
        }
    }

    /** An ACME issuer has an account after a while; a CA needs its own certificate. */
    private boolean registered(LiveObject issuer, Instant now) {
        boolean time = cluster.age(issuer.ref(), now).filter(age -> age.compareTo(REGISTERS) >= 0).isPresent();
        return time && issuer.text("spec", "ca", "secretName").map(name -> cluster.objects().containsKey(new ObjectRef("v1", "Secret", CertManager.NAMESPACE, name))).orElse(true);
    }

    private boolean signed(LiveObject certificate) {
        Manifest secret = cluster.objects().get(secret(certificate).ref());
        return secret != null && issuer(certificate).equals(new LiveObject(secret.ref(), Documents.content(secret))
                .texts("metadata", "annotations").get("cert-manager.io/issuer-name"));
    }

    private static String issuer(LiveObject certificate) {
        return certificate.text("spec", "issuerRef", "name").orElse("");
    }

    private static Manifest secret(LiveObject certificate) {
        String played = "practice certificate of " + certificate.ref() + " by " + issuer(certificate);
        String pem = "-----BEGIN CERTIFICATE-----\n" + base64(played) + "\n-----END CERTIFICATE-----\n";
        return Documents.manifest(Map.of("apiVersion", "v1", "kind", "Secret", "type", "kubernetes.io/tls",
                "metadata", Map.of("name", certificate.text("spec", "secretName").orElse(""), "namespace", certificate.ref().namespace(),
                        "annotations", Map.of("cert-manager.io/issuer-name", issuer(certificate), "cert-manager.io/issuer-kind", "ClusterIssuer")),
                "data", Map.of("tls.crt", base64(pem), "tls.key", base64("practice"))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}

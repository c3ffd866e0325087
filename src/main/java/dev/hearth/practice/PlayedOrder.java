// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.manifest.CertManager;
import dev.hearth.manifest.Documents;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands between a certificate and its Secret while an ACME server is asked, in the words of cert-manager and Let's Encrypt. */
record PlayedOrder(ObjectRef certificate, String uid, String domain) {
    static final Set<String> KINDS = Set.of("CertificateRequest", "Order", "Challenge");
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final String ERRORED = "errored";

    static PlayedOrder of(LiveObject certificate) {
        String domain = certificate.texts("spec").getOrDefault("dnsNames", "").replaceAll("[\\[\\]*]|.*, ", "");
        return new PlayedOrder(certificate.ref(), certificate.uid(), domain);
    }

    boolean holds(ObjectRef ref) {
        return ref.equals(ref("CertificateRequest")) || ref.equals(ref("Order")) || ref.equals(ref("Challenge"));
    }

    boolean failed(PracticeCluster cluster) {
        Manifest order = cluster.objects().get(ref("Order"));
        return order != null && order.yaml().contains(uid) && order.yaml().contains(ERRORED);
    }

    void remove(PracticeCluster cluster) {
        List.copyOf(cluster.objects().keySet()).stream().filter(this::holds).forEach(cluster.applied()::delete);
    }

    /** @param presents how long it takes until the record is at the provider */
    List<Manifest> at(Duration after, Duration presents, boolean limited, boolean forbidden, Instant now) {
        List<Manifest> objects = new ArrayList<>();
        objects.add(object("CertificateRequest", uid, Map.of(), Map.of("conditions", List.of(Map.of("type", "Ready", "status", "False", "reason", "Pending", "message", "Waiting")))));
        if (limited) {
            objects.add(object("Order", uid + "/request", Map.of(), Map.of("state", ERRORED, "reason", "Failed to create Order: 429 urn:ietf:params:acme:error:rateLimited: "
                    + "too many certificates (5) already issued for this exact set of identifiers in the last 168h0m0s, retry after " + UNTIL.format(now.plus(Duration.ofHours(20))))));
            return objects;
        }
        objects.add(object("Order", uid + "/request", Map.of(), Map.of("state", "pending")));
        boolean presented = !forbidden && after.compareTo(presents) >= 0;
        String reason = forbidden
                ? "failed to change record: AccessDenied: not authorized to perform: route53:ChangeResourceRecordSets"
                : presented ? "Waiting for DNS-01 challenge propagation: DNS record for \"" + domain + "\" not yet propagated" : "";
        objects.add(object("Challenge", uid + "/order", Map.of("dnsName", domain, "wildcard", true), Map.of("state", "pending", "presented", presented, "reason", reason)));
        return objects;
    }

    private Manifest object(String kind, String owner, Map<String, Object> spec, Map<String, Object> status) {
        String own = switch (kind) {
            case "CertificateRequest" -> uid + "/request";
            case "Order" -> uid + "/order";
            default -> uid + "/challenge";
        };
        ObjectRef ref = ref(kind);
        return Documents.manifest(Map.of("apiVersion", ref.apiVersion(), "kind", kind,
                "metadata", Map.of("name", ref.name(), "namespace", ref.namespace(), "uid", own, "ownerReferences", List.of(Map.of("uid", owner))),
                "spec", spec, "status", status));
    }

    private ObjectRef ref(String kind) {
        return new ObjectRef(kind.equals("CertificateRequest") ? CertManager.API : CertManager.ACME_API, kind, certificate.namespace(), certificate.name() + "-1");
    }
}

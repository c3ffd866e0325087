// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.manifest.CertManager;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a certificate is, in cert-manager's own terms: from the Certificate to its request, the ACME order and the challenges (its
 * documentation, "Troubleshooting problems with ACME").
 */
record Issuance(LiveObject certificate, List<LiveObject> requests, List<LiveObject> orders, List<LiveObject> challenges, List<String> warnings) {
    /** RFC 8555, 7.1.6, and cert-manager's own {@code errored}: nothing comes of it any more. */
    private static final Set<String> ENDED = Set.of("invalid", "errored", "expired");
    /** cert-manager keeps a cloud's own words out of the status; they are in events (acmechallenges/sync.go). */
    private static final String REDACTED = "<redacted";

    static Issuance of(LiveObject certificate, ClusterObjects objects) throws ProblemException, InterruptedException {
        String namespace = certificate.ref().namespace();
        List<LiveObject> requests = owned(List.of(certificate), objects.list(CertManager.API, "CertificateRequest", namespace, ""));
        List<LiveObject> orders = owned(requests, objects.list(CertManager.ACME_API, "Order", namespace, ""));
        List<LiveObject> challenges = owned(orders, objects.list(CertManager.ACME_API, "Challenge", namespace, ""));
        List<String> warnings = challenges.stream().anyMatch(challenge -> reason(challenge).contains(REDACTED))
                ? warnings(challenges, objects.list("v1", "Event", namespace, ""))
                : List.of();
        return new Issuance(certificate, requests, orders, challenges, warnings);
    }

    /** What was answered last. */
    String words() {
        if (!challenges.isEmpty()) {
            return challenges.stream().map(Issuance::challenge).sorted().collect(Collectors.joining("; "));
        }
        if (!orders.isEmpty()) {
            return orders.stream().map(order -> order.ref() + " " + order.text("status", "state").orElse("new") + colon(reason(order))).collect(Collectors.joining("; "));
        }
        return Stream.concat(requests.stream().flatMap(request -> request.condition("Ready").stream().map(ready -> request.ref() + " " + ready)),
                        Stream.of("Issuing", "Ready").flatMap(type -> certificate.condition(type).stream()).map(found -> certificate.ref() + " " + found))
                .findFirst().orElse(certificate.ref() + " new");
    }

    /** What went wrong, in cert-manager's and the servers' words; empty while nothing did. */
    Optional<String> failure() {
        List<String> words = new ArrayList<>();
        orders.stream().filter(Issuance::ended).map(Issuance::reason).forEach(words::add);
        challenges.stream().filter(challenge -> ended(challenge) || !presented(challenge)).map(Issuance::reason).forEach(words::add);
        words.addAll(warnings);
        if (certificate.text("status", "lastFailureTime").isPresent()) {
            requests.stream().flatMap(request -> request.condition("Ready").stream()).filter(ready -> ready.reason().equals("Failed")).map(LiveObject.Condition::message).forEach(words::add);
            certificate.condition("Issuing").filter(issuing -> issuing.status().equals("False")).map(LiveObject.Condition::message).ifPresent(words::add);
        }
        String all = words.stream().filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** Whether it will not go on by itself for a long time: cert-manager waits an hour and more. */
    boolean over() {
        return orders.stream().anyMatch(Issuance::ended)
                || (certificate.text("status", "lastFailureTime").isPresent() && certificate.condition("Issuing").filter(LiveObject.Condition::isTrue).isEmpty());
    }

    private static String challenge(LiveObject challenge) {
        String name = (challenge.text("spec", "wildcard").filter("true"::equals).isPresent() ? "*." : "") + challenge.text("spec", "dnsName").orElse("");
        return "Challenge " + name + " " + challenge.text("status", "state").orElse("new") + " presented=" + presented(challenge) + colon(reason(challenge));
    }

    private static boolean presented(LiveObject challenge) {
        return challenge.text("status", "presented").filter("true"::equals).isPresent();
    }

    private static boolean ended(LiveObject object) {
        return object.text("status", "state").filter(ENDED::contains).isPresent();
    }

    private static String reason(LiveObject object) {
        return object.text("status", "reason").orElse("");
    }

    private static String colon(String words) {
        return words.isEmpty() ? "" : ": " + words;
    }

    private static List<LiveObject> owned(List<LiveObject> owners, List<LiveObject> all) {
        Set<String> uids = owners.stream().map(LiveObject::uid).collect(Collectors.toSet());
        return all.stream().filter(object -> object.items("metadata", "ownerReferences").stream().anyMatch(owner -> owner.text("uid").filter(uids::contains).isPresent())).toList();
    }

    private static List<String> warnings(List<LiveObject> challenges, List<LiveObject> events) {
        Set<String> uids = challenges.stream().map(LiveObject::uid).collect(Collectors.toSet());
        return events.stream()
                .filter(event -> event.text("type").filter("Warning"::equals).isPresent() && event.text("involvedObject", "uid").filter(uids::contains).isPresent())
                .flatMap(event -> event.text("message").stream()).distinct().toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.manifest.Documents;
import dev.hearth.manifest.Traefik;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.Network.Shown;
import dev.hearth.port.Network.WebAnswer;
import dev.hearth.port.Network.WebPage;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Traefik as the LAN meets it: at its address, once that is given and pods are ready. */
final class TraefikPlay {
    private static final ObjectRef SECRET = new ObjectRef("v1", "Secret", Traefik.NAMESPACE, Traefik.CERTIFICATE_SECRET);

    private TraefikPlay() {}

    static boolean announced(Ipv4 address, PracticeCluster cluster, Instant now) {
        boolean given = object(Traefik.SERVICE, cluster).flatMap(service -> Controllers.status(service, cluster, now)).map(String::valueOf)
                .filter(status -> status.contains("ip=" + address + "}")).isPresent();
        return given && Controllers.ready(Traefik.DEPLOYMENT, cluster, now);
    }

    static Optional<WebAnswer> answer(WebPage page, PracticeCluster cluster, Instant now) {
        if (!announced(page.address(), cluster, now)) {
            return Optional.empty();
        }
        if (!page.tls()) {
            return Optional.of(new WebAnswer(308, Map.of("location", "https://" + page.host() + page.path()), Optional.empty()));
        }
        boolean routed = cluster.objects().values().stream().filter(manifest -> manifest.ref().kind().equals("IngressRoute"))
                .anyMatch(manifest -> manifest.yaml().contains("Host(`" + page.host() + "`)"));
        return Optional.of(new WebAnswer(routed ? 200 : 404, routed ? Map.of("x-content-type-options", "nosniff") : Map.of(), Optional.of(shown(cluster, now))));
    }

    /** The wildcard from the Secret, else what Traefik makes itself. */
    private static Shown shown(PracticeCluster cluster, Instant now) {
        Optional<String> own = object(SECRET, cluster).flatMap(secret -> secret.text("data", "tls.crt"))
                .map(text -> new String(Base64.getMimeDecoder().decode(text), java.nio.charset.StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", ""));
        return new Shown(List.of(own.isPresent() ? "*.home" : "traefik.default"), own.isPresent() ? "practice CA" : "TRAEFIK DEFAULT CERT",
                now.plus(Duration.ofDays(90)), own.orElse(""), false);
    }

    private static Optional<LiveObject> object(ObjectRef ref, PracticeCluster cluster) {
        Optional<Manifest> found = Optional.ofNullable(cluster.objects().get(ref));
        return found.map(manifest -> new LiveObject(ref, Documents.content(manifest)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.traefik;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.Traefik;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Network;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The proof from the desktop: the cluster's own wildcard is shown, HTTP is sent on to HTTPS, the security headers are there. */
final class HttpsStep implements Step {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private final StepInfo info;
    private final ClusterSpec spec;
    private final PlatformSpec platform;
    private final Ports ports;

    HttpsStep(StepInfo info, ClusterSpec spec, PlatformSpec platform, Ports ports) {
        this.info = info;
        this.spec = spec;
        this.platform = platform;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        Ipv4 address = spec.addresses().traefik();
        String host = platform.host(Traefik.HOST);
        ClusterObjects objects = ports.atVip(spec, context).objects();
        Optional<String> issued = TraefikAddressStep.secret(objects).flatMap(HttpsStep::certificate);
        if (issued.isEmpty()) {
            return Probe.needed("Secret " + Traefik.NAMESPACE + "/" + Traefik.CERTIFICATE_SECRET + " absent");
        }
        Optional<Network.WebAnswer> plain = ports.network().web(new Network.WebPage(address, host, false, "/"), TIMEOUT);
        if (plain.filter(answer -> answer.status() == 301 || answer.status() == 308).isEmpty()) {
            return Probe.needed("http://" + host + "/ " + plain.map(answer -> String.valueOf(answer.status())).orElse("silent"));
        }
        Optional<Network.WebAnswer> answer = ports.network().web(new Network.WebPage(address, host, true, "/"), TIMEOUT);
        Optional<Network.Shown> shown = answer.flatMap(Network.WebAnswer::certificate);
        if (answer.isEmpty() || shown.isEmpty()) {
            return Probe.needed("https://" + host + "/ silent");
        }
        if (!issued.get().contains(shown.get().base64())) {
            return Probe.needed("certificate of " + shown.get().issuer() + " for " + shown.get().names());
        }
        if (!answer.get().headers().containsKey("x-content-type-options")) {
            return Probe.needed("https://" + host + "/ " + answer.get().status() + " without security headers");
        }
        return Probe.satisfied(platform.wildcard() + " by " + shown.get().issuer() + " until " + shown.get().notAfter().toString().substring(0, 10)
                + ", http to https " + plain.get().status() + ", page " + answer.get().status());
    }

    @Override
    public void act(StepContext context) {
        // A proof changes nothing.
    }

    /** The chain in the Secret, without line breaks, so that the shown certificate can be found in it. */
    private static Optional<String> certificate(LiveObject secret) {
        return secret.text("data", "tls.crt").map(text -> new String(Base64.getMimeDecoder().decode(text), java.nio.charset.StandardCharsets.US_ASCII).replaceAll("\\s", ""));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi.DnsZone;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Who serves zones over HTTP, and what its refusals are called here. */
enum Vendor {
    AWS(DnsProvider.Route53.TITLE, DnsProvider.Route53.PAGE),
    CLOUDFLARE(DnsProvider.Cloudflare.TITLE, DnsProvider.Cloudflare.PAGE),
    DIGITAL_OCEAN(DnsProvider.DigitalOcean.TITLE, DnsProvider.DigitalOcean.PAGE);

    private final String title;
    private final String page;

    Vendor(String title, String page) {
        this.title = title;
        this.page = page;
    }

    /**
     * The credential, when it can be one: a line of visible ASCII. Anything else would end in an exception of the HTTP client that
     * quotes the header.
     */
    Secret shaped(Secret credential) throws ProblemException {
        for (byte letter : credential.reveal()) {
            if (letter <= ' ' || letter > '~') {
                throw problem(ProblemCode.DNS_CREDENTIAL_SHAPE).asException();
            }
        }
        if (credential.isEmpty()) {
            throw problem(ProblemCode.DNS_CREDENTIAL_SHAPE).asException();
        }
        return credential;
    }

    Problem malformed() {
        return problem(ProblemCode.DNS_CREDENTIAL_SHAPE);
    }

    /** @param credential its public half, or what kind of thing it is */
    Problem unknown(String credential) {
        return problem(ProblemCode.DNS_CREDENTIAL_UNKNOWN).with("credential", credential);
    }

    Problem wrongSecret(String credential) {
        return problem(ProblemCode.DNS_SECRET_WRONG).with("credential", credential);
    }

    Problem forbidden(String permission) {
        return problem(ProblemCode.DNS_CREDENTIAL_FORBIDDEN).with("permission", permission);
    }

    Problem clock(String here, String there) {
        return Problem.blocking(ProblemCode.DNS_CLOCK, Map.of("provider", title, "found", here, "required", there));
    }

    Problem throttled(long seconds) {
        return Problem.blocking(ProblemCode.DNS_THROTTLED, Map.of("provider", title, "seconds", Long.toString(seconds))).retry(Retry.SOON);
    }

    Problem rejected(String name, String words) {
        return Problem.blocking(ProblemCode.DNS_REJECTED, Map.of("provider", title, "name", name)).detail(words);
    }

    Problem zoneMissing(String name, List<DnsZone> zones) {
        String there = zones.isEmpty() ? "-" : zones.stream().map(DnsZone::name).distinct().sorted().collect(Collectors.joining(", "));
        return problem(ProblemCode.DNS_ZONE_MISSING).with("domain", name).with("zones", there);
    }

    /** @param words the status, where there was an answer */
    static Problem unreachable(String server, String words) {
        return Problem.blocking(ProblemCode.DNS_UNREACHABLE, Map.of("server", server)).detail(words).retry(Retry.SOON);
    }

    static ProblemException failed(String server, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return new ProblemException(Problem.blocking(ProblemCode.DNS_TLS, Map.of("server", server)).detail(words(cause)), thrown);
            }
        }
        return new ProblemException(unreachable(server, words(root(thrown))), thrown);
    }

    /** The longest of the zones that the name is in; where two have the same name, the first. */
    DnsZone holding(String name, List<DnsZone> zones) throws ProblemException {
        DnsZone best = null;
        for (DnsZone zone : zones) {
            boolean holds = name.equals(zone.name()) || name.endsWith("." + zone.name());
            if (holds && (best == null || zone.name().length() > best.name().length())) {
                best = zone;
            }
        }
        if (best == null) {
            throw zoneMissing(name, zones).asException();
        }
        return best;
    }

    private Problem problem(ProblemCode code) {
        return Problem.blocking(code, Map.of("provider", title, "page", page));
    }

    private static Throwable root(Throwable thrown) {
        Throwable at = thrown;
        while (at.getCause() instanceof IOException cause) {
            at = cause;
        }
        return at;
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}

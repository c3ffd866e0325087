// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.domain.platform.CertificateSource.Acme;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.manifest.AcmeIssuers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words mean that cert-manager passes on from ACME servers and DNS providers (component facts 4.4, 4.5 and rows 29 to 36 of
 * section 11).
 *
 * @param server the ACME directory that is asked
 */
record Refusals(String domain, Acme acme, String server) {
    /** Let's Encrypt's documentation of its limits fixes this form. */
    private static final Pattern UNTIL = Pattern.compile("retry after (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC)");
    private static final Pattern ACTION = Pattern.compile("not authorized to perform: (route53:\\w+)");
    private static final Pattern CODE = Pattern.compile("urn:ietf:params:acme:error:(\\w+)");

    private static final Pattern SECRET_ABSENT = Pattern.compile("secrets? \"?[^ ]*dns-credential\"? not found|no data found in Secret|key '[^']*' not found in secret|no key \"[^\"]*\" in secret");
    private static final Pattern CLOCK = Pattern.compile("Signature expired|not yet current|RequestExpired|RequestTimeTooSkewed");
    private static final Pattern THROTTLED = Pattern.compile("Throttling|TooManyRequests|RequestLimitExceeded|[Rr]ate limit");
    private static final Pattern UNKNOWN = Pattern.compile("InvalidClientTokenId|UnrecognizedClientException|MissingAuthenticationToken"
            + "|Invalid access token|Invalid API Token|Error: (6003|9109|1000):|Unable to authenticate you");
    private static final Pattern SECRET_WRONG = Pattern.compile("SignatureDoesNotMatch|InvalidSignatureException");
    private static final Pattern FORBIDDEN = Pattern.compile("AccessDenied|UnauthorizedOperation|Error: 10000:|You are not authorized to perform this operation");
    private static final Pattern NO_ZONE = Pattern.compile("zone [^ ]+ not found in Route 53|NoSuchHostedZone|Found no Zones for domain");
    private static final Pattern TSIG_UNKNOWN = Pattern.compile("BADKEY|Server replied: NOTAUTH|bad authentication");
    private static final Pattern TSIG_WRONG = Pattern.compile("BADSIG|bad signature");
    private static final Pattern TSIG_REFUSED = Pattern.compile("Server replied: (REFUSED|NOTZONE)");
    private static final Pattern NO_TRUST = Pattern.compile("x509: ");
    private static final Pattern SILENT = Pattern.compile("serverInternal|connection refused|i/o timeout|no such host|connection reset|deadline exceeded|: EOF|\\b50[0-9]\\b");

    private static final Map<String, ProblemCode> BY_ACME = Map.of(
            "rateLimited", ProblemCode.ACME_RATE_LIMITED,
            "invalidContact", ProblemCode.ACME_EMAIL,
            "unsupportedContact", ProblemCode.ACME_EMAIL,
            "invalidEmail", ProblemCode.ACME_EMAIL,
            "caa", ProblemCode.DNS_CAA_FORBIDS);

    private static final Map<Pattern, ProblemCode> BY_PROVIDER = patterns();

    private static Map<Pattern, ProblemCode> patterns() {
        Map<Pattern, ProblemCode> all = new LinkedHashMap<>();
        all.put(SECRET_ABSENT, ProblemCode.CERTIFICATE_CREDENTIAL_ABSENT);
        all.put(CLOCK, ProblemCode.CERTIFICATE_CLOCK);
        all.put(THROTTLED, ProblemCode.DNS_THROTTLED);
        all.put(UNKNOWN, ProblemCode.DNS_CREDENTIAL_UNKNOWN);
        all.put(SECRET_WRONG, ProblemCode.DNS_SECRET_WRONG);
        all.put(FORBIDDEN, ProblemCode.DNS_CREDENTIAL_FORBIDDEN);
        all.put(NO_ZONE, ProblemCode.DNS_ZONE_MISSING);
        all.put(TSIG_WRONG, ProblemCode.DNS_TSIG_SECRET_WRONG);
        all.put(TSIG_UNKNOWN, ProblemCode.DNS_TSIG_KEY_UNKNOWN);
        all.put(TSIG_REFUSED, ProblemCode.DNS_TSIG_REFUSED);
        return all;
    }

    /** Of a challenge, an order or an issuer; empty for words that are not known, which may pass by themselves. */
    Optional<Problem> of(String words) {
        Matcher error = CODE.matcher(words);
        while (error.find()) {
            ProblemCode code = BY_ACME.get(error.group(1));
            if (code != null) {
                return Optional.of(problem(code, words));
            }
        }
        return BY_PROVIDER.entrySet().stream().filter(entry -> entry.getKey().matcher(words).find()).findFirst().map(Map.Entry::getValue)
                .or(() -> NO_TRUST.matcher(words).find() ? Optional.of(ProblemCode.ACME_TLS) : Optional.empty())
                .or(() -> SILENT.matcher(words).find() ? Optional.of(ProblemCode.ACME_UNREACHABLE) : Optional.empty())
                .map(code -> problem(code, words));
    }

    /** For what has ended and will not go on by itself: with a name that says at least where. */
    Problem ended(String object, String words) {
        return of(words).filter(found -> found.retry() != Retry.SOON)
                .orElseGet(() -> Problem.blocking(ProblemCode.ACME_REFUSED, Map.of("server", server, "object", object)).detail(words));
    }

    private Problem problem(ProblemCode code, String words) {
        Problem problem = Problem.blocking(code, arguments(code, words)).detail(words);
        return switch (code) {
            case ACME_UNREACHABLE, CERTIFICATE_CREDENTIAL_ABSENT, DNS_THROTTLED -> problem.retry(Retry.SOON);
            default -> problem;
        };
    }

    private Map<String, String> arguments(ProblemCode code, String words) {
        return switch (code) {
            case ACME_RATE_LIMITED -> Map.of("server", server, "domain", domain, "until", found(UNTIL, words, "-"));
            case ACME_EMAIL -> Map.of("server", server, "email", Objects.requireNonNullElse(acme.email(), "-"));
            case ACME_TLS, ACME_UNREACHABLE -> Map.of("server", server);
            case CERTIFICATE_CREDENTIAL_ABSENT -> Map.of("object", AcmeIssuers.CREDENTIAL.toString(), "key", AcmeIssuers.credentialKey(acme.provider()));
            case DNS_CAA_FORBIDS -> Map.of("domain", domain, "authority", server, "found", words);
            case CERTIFICATE_CLOCK -> Map.of("provider", acme.provider().title());
            case DNS_THROTTLED -> Map.of("provider", acme.provider().title(), "seconds", "60");
            case DNS_CREDENTIAL_FORBIDDEN -> Map.of("provider", acme.provider().title(), "page", acme.provider().page(), "permission", found(ACTION, words, permission()));
            case DNS_ZONE_MISSING -> Map.of("provider", acme.provider().title(), "page", acme.provider().page(), "domain", domain, "zones", "-");
            default -> acme.provider() instanceof DnsProvider.Rfc2136 rfc2136
                    ? Map.of("server", rfc2136.server(), "key", rfc2136.keyName(), "algorithm", rfc2136.algorithm().dnsName(), "name", "_acme-challenge." + domain)
                    : Map.of("provider", acme.provider().title(), "page", acme.provider().page(), "credential", credential());
        };
    }

    private static String found(Pattern pattern, String words, String otherwise) {
        Matcher matcher = pattern.matcher(words);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private String credential() {
        return acme.provider() instanceof DnsProvider.Route53 route53 ? route53.accessKeyId() : "API token";
    }

    private String permission() {
        return acme.provider() instanceof DnsProvider.Route53
                ? "route53:ListHostedZonesByName, route53:ListResourceRecordSets, route53:ChangeResourceRecordSets, route53:GetChange"
                : "DNS:Edit";
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.Ipv4;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What single texts of a draft must look like. Each method returns the text as it is used, or empty. */
final class Shapes {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String NAME = "(" + LABEL + "\\.)*" + LABEL;
    private static final String PATH = "(/[A-Za-z0-9._~%:@!$&'()*+,;=/-]*)?";
    private static final Predicate<String> IS_LABEL = Pattern.compile(LABEL).asMatchPredicate();
    private static final Predicate<String> IS_NAME = Pattern.compile(NAME).asMatchPredicate();
    private static final Predicate<String> ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?[0-9]+").asMatchPredicate();
    private static final Predicate<String> IS_USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@\\\\-]{0,63}\\$?").asMatchPredicate();
    private static final Predicate<String> IS_INTERFACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}").asMatchPredicate();
    private static final Predicate<String> IS_NUMBER = Pattern.compile("[1-9][0-9]{0,4}").asMatchPredicate();
    private static final Predicate<String> IS_EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]+").asMatchPredicate();
    private static final Predicate<String> IS_ACCESS_KEY_ID = Pattern.compile("[A-Z0-9]{16,128}").asMatchPredicate();
    private static final Predicate<String> IS_ZONE_ID = Pattern.compile("Z[A-Z0-9]{1,31}").asMatchPredicate();
    private static final Predicate<String> IS_TSIG_NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?").asMatchPredicate();
    private static final Predicate<String> HAS_CONTROL = Pattern.compile("\\p{Cntrl}").asPredicate();
    private static final Pattern HTTP = Pattern.compile("https?://([^/:@]+)(:([0-9]+))?" + PATH);

    private Shapes() {}

    /** An RFC 1123 label: 1 to 63 of a-z, 0-9 and -, neither first nor last a -. Kubernetes takes no upper case. */
    static Optional<String> label(String text) {
        return Optional.of(text).filter(IS_LABEL);
    }

    /** A host name (RFC 1123, 2.1), made lower case. Its last label is no number, so it is never an address gone wrong. */
    static Optional<String> hostName(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(name -> name.length() <= 253).filter(IS_NAME).filter(ENDS_IN_NUMBER.negate());
    }

    /** A host name or an IPv4 address. */
    static Optional<String> host(String text) {
        return Ipv4.parse(text).map(Ipv4::toString).or(() -> hostName(text));
    }

    static Optional<Integer> port(String text) {
        return Optional.of(text).filter(IS_NUMBER).map(Integer::valueOf).filter(port -> port <= 65_535);
    }

    /** What login names look like, those of directory services among them ({@code CORP\ann}, {@code ann@corp}). */
    static Optional<String> user(String text) {
        return Optional.of(text).filter(IS_USER);
    }

    /** At most 15 characters (IFNAMSIZ in linux/if.h). */
    static Optional<String> interfaceName(String text) {
        return Optional.of(text).filter(IS_INTERFACE);
    }

    /** A path on the desktop. */
    static Optional<String> path(String text) {
        return Optional.of(text).filter(HAS_CONTROL.negate());
    }

    /** {@code http(s)://host[:port][/path]}; no user or password in it, since plans hold no secrets. */
    static Optional<String> httpUrl(String text) {
        return Optional.of(HTTP.matcher(text))
                .filter(url -> url.matches() && host(url.group(1)).isPresent() && (url.group(3) == null || port(url.group(3)).isPresent()))
                .map(url -> text);
    }

    /** An HTTP URL or a folder. */
    static Optional<String> urlOrFolder(String text) {
        return text.contains("://") ? httpUrl(text) : path(text);
    }

    /** A domain to serve names under: a host name of two labels or more, without the star of a wildcard. */
    static Optional<String> domain(String text) {
        return hostName(text.endsWith(".") ? text.substring(0, text.length() - 1) : text).filter(name -> name.contains("."));
    }

    /** What ACME servers take: one @, a domain behind it (RFC 5321 allows more than anybody has). */
    static Optional<String> email(String text) {
        int at = text.indexOf('@');
        return Optional.of(text).filter(IS_EMAIL).filter(found -> domain(found.substring(at + 1)).isPresent());
    }

    /** An AWS access key id: 16 to 128 of A-Z and 0-9 (docs.aws.amazon.com, IAM, AccessKey). */
    static Optional<String> accessKeyId(String text) {
        return Optional.of(text).filter(IS_ACCESS_KEY_ID);
    }

    /** The id of a hosted zone, with or without the {@code /hostedzone/} that AWS puts before it. */
    static Optional<String> zoneId(String text) {
        String id = text.startsWith("/hostedzone/") ? text.substring("/hostedzone/".length()) : text;
        return Optional.of(id).filter(IS_ZONE_ID);
    }

    /** {@code host} or {@code host:port}. */
    static Optional<String> hostPort(String text) {
        int colon = text.indexOf(':');
        boolean well = colon < 0 ? host(text).isPresent() : host(text.substring(0, colon)).isPresent() && port(text.substring(colon + 1)).isPresent();
        return Optional.of(text).filter(found -> well);
    }

    /** The name of a TSIG key, made to end with a dot as in DNS. */
    static Optional<String> tsigName(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return Optional.of(name.toLowerCase(Locale.ROOT)).filter(IS_TSIG_NAME).map(found -> found + ".");
    }

    /** One certificate or more in PEM; whether they can be read, whoever uses them says. */
    static Optional<String> pem(String text) {
        return Optional.of(text).filter(found -> found.contains("-----BEGIN CERTIFICATE-----") && found.contains("-----END CERTIFICATE-----"));
    }

    /** An image registry as image names begin with it: {@code docker.io}, {@code nas:5000}; {@code *} is any. */
    static Optional<String> registry(String text) {
        int colon = text.indexOf(':');
        boolean well = text.equals("*") || (colon < 0
                ? host(text).isPresent()
                : host(text.substring(0, colon)).isPresent() && port(text.substring(colon + 1)).isPresent());
        return well ? Optional.of(text) : Optional.empty();
    }
}

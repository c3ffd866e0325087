// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may issue a certificate for a domain and its wildcard (RFC 8659, 4.2 and 4.3). */
final class CaaRecords {
    private static final Pattern RECORD = Pattern.compile("(\\S+) \"([^\"]*)\"");

    private CaaRecords() {}

    /** @param records as {@code issue "letsencrypt.org"}, those that hold for the domain */
    static Optional<Problem> forbid(String domain, String authority, List<String> records) {
        List<String> plain = issuers("issue", records);
        List<String> wild = issuers("issuewild", records);
        boolean allowed = admits(plain, authority) && admits(wild.isEmpty() ? plain : wild, authority);
        return allowed ? Optional.empty() : Optional.of(Problem.blocking(ProblemCode.DNS_CAA_FORBIDS,
                Map.of("domain", domain, "authority", authority, "found", String.join(", ", records))));
    }

    /** Without a record everybody may; {@code ";"} names nobody. */
    private static boolean admits(List<String> issuers, String authority) {
        return issuers.isEmpty() || issuers.contains(authority);
    }

    private static List<String> issuers(String tag, List<String> records) {
        return records.stream().map(RECORD::matcher).filter(Matcher::matches)
                .filter(record -> record.group(1).equalsIgnoreCase(tag))
                .map(record -> record.group(2).replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT)).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the home's resolver has a view of its own: Pi-hole, AdGuard and routers that answer for the domain by themselves. cert-manager's
 * search for the zone and its check before it answers a challenge then never end (component facts 4.2).
 */
final class SplitHorizon {
    private SplitHorizon() {}

    /**
     * @param value that every authoritative server shows by now
     * @param resolved what the desktop's resolver gives; an earlier rehearsal's value, still in its cache, came from outside too
     */
    static Optional<Problem> between(String name, String value, List<String> resolved) {
        if (resolved.stream().anyMatch(text -> text.startsWith(DnsRehearsal.MARK))) {
            return Optional.empty();
        }
        String found = resolved.isEmpty() ? "-" : String.join(", ", resolved);
        return Optional.of(Problem.warning(ProblemCode.DNS_SPLIT_HORIZON, Map.of("name", name, "found", found, "required", value)));
    }
}

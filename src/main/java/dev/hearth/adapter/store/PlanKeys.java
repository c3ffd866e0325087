// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import java.util.Comparator;
import java.util.List;

/** The keys of a plan file, in the order in which they are written. docs/plan-file.md explains each. */
final class PlanKeys {
    /** The format that this Hearth reads and writes. */
    static final int SCHEMA = 1;

    static final List<String> ROOT = List.of("schema", "name", "network", "ssh", "nodes", "scope", "certificates", "git", "recovery", "services", "argo-cd",
            "advanced", "accepted", "mend");
    static final List<String> NETWORK = List.of("subnet", "gateway", "dns", "dhcp", "vip", "pool", "traefik", "api-name");
    static final List<String> SSH = List.of("user", "port", "login", "key", "sudo", "jump");
    static final List<String> NODE = List.of("name", "host", "address", "role", "interface", "ssh", "adopted");
    static final List<String> ADVANCED = List.of("mirror", "releases", "order", "registries", "acme-staging", "acme-production", "acme-ca");
    static final List<String> CERTIFICATES = List.of("domain", "email", "provider", "route53", "rfc2136");
    static final List<String> ROUTE53 = List.of("access-key-id", "zone", "region");
    static final List<String> RFC2136 = List.of("server", "key-name", "algorithm");
    static final List<String> GIT = List.of("kind", "place", "branch", "key", "user", "ca");
    static final List<String> RECOVERY = List.of("file", "kept-at", "restore");
    static final List<String> SERVICE = List.of("name", "address", "port", "scheme");
    static final List<String> ARGO_CD = List.of("high-availability");

    private PlanKeys() {}

    /** The allowed key with the fewest letters to change (Levenshtein); the first of those that are equal. */
    static String nearest(String key, List<String> allowed) {
        return allowed.stream().min(Comparator.comparingInt(other -> distance(key, other))).orElseThrow();
    }

    private static int distance(String one, String two) {
        int[] row = new int[two.length() + 1];
        for (int j = 0; j <= two.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[two.length()];
    }
}

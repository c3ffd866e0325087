// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

import org.jspecify.annotations.Nullable;

/** Who serves the domain's zone; the secret half of the credential is {@code SecretRef.dnsCredential()}. */
public sealed interface DnsProvider {
    /** As in plan files. */
    String id();

    /** What people call it; a server's own name. */
    String title();

    /** Where its credentials are made, an https URL; a server's own name. */
    String page();

    /**
     * Amazon Route 53; the secret is the secret access key.
     *
     * @param zoneId as {@code Z0123456789ABC}; null: it is looked for by the domain's name
     * @param region only for signing; Route 53 has one place
     */
    record Route53(String accessKeyId, @Nullable String zoneId, String region) implements DnsProvider {
        public static final String ID = "route53";
        public static final String TITLE = "Amazon Route 53";
        public static final String PAGE = "https://console.aws.amazon.com/iam/home#/users";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public String page() {
            return PAGE;
        }
    }

    /** The secret is an API token with Zone:Read and DNS:Edit. */
    record Cloudflare() implements DnsProvider {
        public static final String ID = "cloudflare";
        public static final String TITLE = "Cloudflare";
        public static final String PAGE = "https://dash.cloudflare.com/profile/api-tokens";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public String page() {
            return PAGE;
        }
    }

    /** The secret is a personal access token with write scope. */
    record DigitalOcean() implements DnsProvider {
        public static final String ID = "digitalocean";
        public static final String TITLE = "DigitalOcean";
        public static final String PAGE = "https://cloud.digitalocean.com/account/api/tokens";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public String page() {
            return PAGE;
        }
    }

    /**
     * Dynamic updates (RFC 2136) signed with TSIG (RFC 8945); the secret is the key, in Base64.
     *
     * @param server host name or address of the primary
     * @param port 1 to 65535, usually 53
     * @param keyName as {@code hearth.}
     */
    record Rfc2136(String server, int port, String keyName, TsigAlgorithm algorithm) implements DnsProvider {
        public static final String ID = "rfc2136";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return server;
        }

        @Override
        public String page() {
            return server;
        }
    }
}

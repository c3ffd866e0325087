// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApis;

/** The providers that cert-manager can use without an extension. */
public final class ProviderApis implements DnsApis {
    private final Endpoints endpoints;
    private final Turns turns;

    public ProviderApis() {
        this(Endpoints.INTERNET, Turns.usual());
    }

    /** For tests. */
    ProviderApis(Endpoints endpoints, Turns turns) {
        this.endpoints = endpoints;
        this.turns = turns;
    }

    @Override
    public DnsApi open(DnsProvider provider, Secret credential) throws ProblemException {
        return switch (provider) {
            case DnsProvider.Route53 account -> new Route53Api(account, Vendor.AWS.shaped(credential), endpoints.route53(), turns);
            case DnsProvider.Cloudflare account ->
                new CloudflareApi(new Rest(endpoints.cloudflare(), Vendor.CLOUDFLARE.shaped(credential), Vendor.CLOUDFLARE, turns));
            case DnsProvider.DigitalOcean account ->
                new DigitalOceanApi(new Rest(endpoints.digitalOcean(), Vendor.DIGITAL_OCEAN.shaped(credential), Vendor.DIGITAL_OCEAN, turns));
            case DnsProvider.Rfc2136 server -> new Rfc2136Api(server, credential);
        };
    }
}

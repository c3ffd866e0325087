// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the providers' interfaces are.
 *
 * @param route53 null: where the SDK finds it
 * @param cloudflare without a slash at its end
 * @param digitalOcean without a slash at its end
 */
public record Endpoints(@Nullable URI route53, URI cloudflare, URI digitalOcean) {
    /** The real ones. */
    public static final Endpoints INTERNET =
            new Endpoints(null, URI.create("https://api.cloudflare.com/client/v4"), URI.create("https://api.digitalocean.com/v2"));
}

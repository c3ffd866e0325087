// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.xbill.DNS.ResolverConfig;

/**
 * Where questions go.
 *
 * @param port of every name server that is found
 * @param roots addresses of root servers for when the resolvers name none
 * @param resolvers the desktop's, at this moment
 */
record Surroundings(int port, List<String> roots, Supplier<List<InetSocketAddress>> resolvers) {
    /** a, b, c, f, k and l.root-servers.net (iana.org/domains/root/servers). */
    private static final List<String> ROOTS =
            List.of("198.41.0.4", "170.247.170.2", "192.33.4.12", "192.5.5.241", "193.0.14.129", "199.7.83.42");

    static Surroundings ofThisDesktop() {
        return new Surroundings(53, ROOTS, () -> {
            // a laptop is carried from network to network
            ResolverConfig.refresh();
            return ResolverConfig.getCurrentConfig().servers();
        });
    }
}

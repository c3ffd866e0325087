// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The network as the desktop sees it. */
public interface Network {
    /** The desktop's own IPv4 interfaces that are up, loopback left out, the one with the default route first. */
    List<Interface> interfaces();

    /** Opens a TCP connection and closes it. */
    Reach tcp(Ipv4 address, int port, Duration timeout) throws InterruptedException;

    /**
     * Asks {@code https://address:6443/ping}, trusting whatever certificate is shown, and reports both.
     *
     * @return empty when nothing answered in time
     * @throws ProblemException API_NOT_KUBERNETES when something else answers there
     */
    Optional<ApiAnswer> api(Ipv4 address, Duration timeout) throws ProblemException, InterruptedException;

    /** Turns a host name into its first IPv4 address. */
    Optional<Ipv4> resolve(String host) throws InterruptedException;

    /** Who answered ARP lately, as the desktop's own table has it; empty where the system does not tell. */
    List<Neighbour> neighbours();

    /** The host name of an address, by reverse DNS; empty when none is known in time. */
    Optional<String> name(Ipv4 address, Duration timeout) throws InterruptedException;

    /** @param mac as {@code aa:bb:cc:dd:ee:ff} */
    record Neighbour(Ipv4 address, String mac) {}

    /**
     * Asks a web server at an address for a page by a host's name, as a browser would once DNS is set up. Whatever certificate is shown
     * is taken and reported; nothing secret goes over it.
     *
     * @return empty when nothing that speaks HTTP answered in time
     */
    Optional<WebAnswer> web(WebPage page, Duration timeout) throws InterruptedException;

    /** @param path with the leading slash */
    record WebPage(Ipv4 address, String host, boolean tls, String path) {
        public int port() {
            return tls ? 443 : 80;
        }
    }

    /**
     * @param headers by lower-case name; of several with one name the last
     * @param certificate empty without TLS
     */
    record WebAnswer(int status, Map<String, String> headers, Optional<Shown> certificate) {
        public WebAnswer {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * A certificate that a server shows.
     *
     * @param names DNS names in it
     * @param issuer its common name
     * @param base64 the certificate itself, in one line
     * @param trusted whether the desktop trusts its chain; names are not looked at
     */
    record Shown(List<String> names, String issuer, Instant notAfter, String base64, boolean trusted) {
        public Shown {
            names = List.copyOf(names);
        }
    }

    /** @param gateway of the default route through it; null when it is not known */
    record Interface(String name, Ipv4 address, Cidr subnet, @Nullable Ipv4 gateway) {}

    /** @param rtt time to connect or to be refused; null when nothing came back */
    record Reach(State state, @Nullable Duration rtt) {
        public enum State {
            OPEN,
            REFUSED,
            SILENT
        }
    }

    /**
     * @param pong whether the body was {@code pong}
     * @param sans names and addresses in the certificate
     * @param caSha256 SHA-256 over the PEM of {@code /cacerts}, as in k3s's full token; empty when it was not given
     */
    record ApiAnswer(boolean pong, List<String> sans, String caSha256) {}
}

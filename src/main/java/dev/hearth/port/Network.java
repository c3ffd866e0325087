// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import java.time.Duration;
import java.util.List;
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

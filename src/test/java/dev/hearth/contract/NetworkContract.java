// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Network;
import dev.hearth.port.Network.ApiAnswer;
import dev.hearth.port.Network.Reach;
import dev.hearth.port.Network.WebAnswer;
import dev.hearth.port.Network.WebPage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Network} says, real or played, of who listens, who refuses and who is silent. */
public abstract class NetworkContract {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** @param network with the API's and the web's ports where that place has them */
    public record At(Network network, Ipv4 address, int port) {}

    protected abstract At open() throws Exception;

    protected abstract At refusing() throws Exception;

    /** Nothing comes back. */
    protected abstract At silent() throws Exception;

    /** Where k3s answers at the API's port, with a certificate that names {@code node1}. */
    protected abstract At k3s() throws Exception;

    /** Where something else answers at the API's port. */
    protected abstract At somethingElse() throws Exception;

    /** Where a web server sends {@code http://app.example.com/} to https, and shows a certificate that nobody trusts. */
    protected abstract At web() throws Exception;

    @Test
    protected void whoListensIsOpen() throws Exception {
        Reach reach = open().network().tcp(open().address(), open().port(), LONG);
        assertEquals(Reach.State.OPEN, reach.state());
        assertNotNull(reach.rtt());
    }

    @Test
    protected void whoIsThereAndDoesNotListenRefuses() throws Exception {
        At at = refusing();
        Reach reach = at.network().tcp(at.address(), at.port(), LONG);
        assertEquals(Reach.State.REFUSED, reach.state());
        assertNotNull(reach.rtt());
    }

    @Test
    protected void whoIsNotThereIsSilent() throws Exception {
        At at = silent();
        Reach reach = at.network().tcp(at.address(), at.port(), SHORT);
        assertEquals(Reach.State.SILENT, reach.state());
        assertNull(reach.rtt());
    }

    @Test
    protected void k3sPongsAndShowsItsCertificateAndTheSumOfItsAuthority() throws Exception {
        At at = k3s();
        ApiAnswer answer = at.network().api(at.address(), LONG).orElseThrow();
        assertTrue(answer.pong());
        assertTrue(answer.sans().contains("node1"), answer.sans().toString());
        assertTrue(answer.caSha256().matches("[0-9a-f]{64}"), answer.caSha256());
    }

    @Test
    protected void somethingElseAtTheApisPortIsNamed() throws Exception {
        At at = somethingElse();
        Problem problem = assertThrows(ProblemException.class, () -> at.network().api(at.address(), LONG)).problem();
        assertEquals(ProblemCode.API_NOT_KUBERNETES, problem.code());
        assertEquals(at.address().toString(), problem.args().get("address"));
        assertEquals("HTTP 200 text/html", problem.args().get("found"));
    }

    @Test
    protected void nobodyAtTheApisPortIsNoAnswer() throws Exception {
        assertEquals(Optional.empty(), refusing().network().api(refusing().address(), LONG));
        assertEquals(Optional.empty(), silent().network().api(silent().address(), SHORT));
    }

    @Test
    protected void aWebServerAnswersByHostAndShowsItsCertificate() throws Exception {
        At at = web();
        WebAnswer plain = at.network().web(new WebPage(at.address(), "app.example.com", false, "/"), LONG).orElseThrow();
        assertEquals(308, plain.status());
        assertEquals(Map.of("location", "https://app.example.com/"), Map.of("location", plain.headers().get("location")));
        assertEquals(Optional.empty(), plain.certificate());

        Network.Shown shown = at.network().web(new WebPage(at.address(), "app.example.com", true, "/"), LONG).orElseThrow().certificate().orElseThrow();
        assertEquals("TRAEFIK DEFAULT CERT", shown.issuer());
        assertEquals(false, shown.trusted());
        assertTrue(shown.notAfter().isAfter(java.time.Instant.now()));
    }

    @Test
    protected void nobodyAtTheWebsPortsIsNoAnswer() throws Exception {
        At at = refusing();
        for (boolean tls : new boolean[] {false, true}) {
            assertEquals(Optional.empty(), at.network().web(new WebPage(at.address(), "app.example.com", tls, "/"), SHORT));
        }
    }

    @Test
    protected void anAddressIsItself() throws Exception {
        Ipv4 address = Ipv4.of("192.168.5.77");
        assertEquals(Optional.of(address), open().network().resolve("192.168.5.77"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.NameServers.NameServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A root and com on one server, a domain on another, the home's resolver on a third. */
class DesktopNameServersTest {
    private LoopbackDns top;
    private LoopbackDns domain;
    private LoopbackDns home;
    private DesktopNameServers servers;

    @BeforeEach
    void start() throws Exception {
        home = new LoopbackDns("127.0.0.3", 0);
        home.zone(".", ". 60 IN NS a.root.example.", "a.root.example. 60 IN A 127.0.0.1", "ns2.elsewhere.example. 60 IN A 127.0.0.2",
                "nas.home.example.com. 60 IN A 192.168.5.40", "alias.home.example.com. 60 IN CAA 0 issue \"pki.example\"",
                "_x.home.example.com. 60 IN TXT \"of the router\"");
        top = new LoopbackDns("127.0.0.1", home.port());
        top.zone(".", ". 60 IN NS a.root.example.", "com. 60 IN NS a.root.example.", "a.root.example. 60 IN A 127.0.0.1");
        top.zone("com.", "com. 60 IN NS a.root.example.", "example.com. 60 IN NS ns1.example.com.", "example.com. 60 IN NS ns2.elsewhere.example.",
                "ns1.example.com. 60 IN A 127.0.0.2");
        domain = new LoopbackDns("127.0.0.2", home.port());
        domain.zone("example.com.", "example.com. 60 IN NS ns1.example.com.", "example.com. 60 IN NS ns2.elsewhere.example.",
                "_x.home.example.com. 60 IN TXT \"one\" \" and more\"", "_x.home.example.com. 60 IN TXT \"two\"",
                "example.com. 60 IN CAA 0 issue \"letsencrypt.org\"", "example.com. 60 IN CAA 0 issuewild \";\"",
                "alias.home.example.com. 60 IN CNAME elsewhere.example.");
        servers = new DesktopNameServers(new Surroundings(home.port(), List.of(), () -> List.of(home.address())), Duration.ofMillis(700));
    }

    @AfterEach
    void stop() throws Exception {
        home.close();
        top.close();
        domain.close();
    }

    @Test
    void serversAreFoundFromTheRootDownWithGlueAndWithout() throws Exception {
        assertEquals(List.of(new NameServer("ns1.example.com", Ipv4.of("127.0.0.2")), new NameServer("ns2.elsewhere.example", Ipv4.of("127.0.0.2"))),
                servers.authoritative("example.com"));
        assertEquals(List.of("QUERY com. NS", "QUERY example.com. NS"), top.asked);
        assertEquals(List.of("QUERY . NS RD", "QUERY ns2.elsewhere.example. A RD"), home.asked);
    }

    @Test
    void withoutAResolverTheKnownRootsAreAsked() throws Exception {
        home.rcode = org.xbill.DNS.Rcode.SERVFAIL;
        DesktopNameServers alone = new DesktopNameServers(new Surroundings(home.port(), List.of("127.0.0.1"), () -> List.of(home.address())), Duration.ofMillis(700));
        assertEquals(List.of(new NameServer("ns1.example.com", Ipv4.of("127.0.0.2"))), alone.authoritative("example.com"));
    }

    @Test
    void aNameInsideAZoneIsNotDelegated() {
        Problem problem = refused(ProblemCode.DNS_NOT_DELEGATED, () -> servers.authoritative("home.example.com"));
        assertEquals("example.com", problem.args().get("found"));
        assertEquals("com", refused(ProblemCode.DNS_NOT_DELEGATED, () -> servers.authoritative("nobody.com")).args().get("found"));
    }

    @Test
    void textsComeWholeAndWithoutRecursion() throws Exception {
        NameServer server = servers.authoritative("example.com").getFirst();
        assertEquals(List.of("one and more", "two"), servers.texts(server, "_x.home.example.com"));
        assertEquals("QUERY _x.home.example.com. TXT", domain.asked.getLast());
        assertEquals(List.of(), servers.texts(server, "_y.home.example.com"));
    }

    @Test
    void aCutAnswerIsAskedForByTcp() throws Exception {
        NameServer server = servers.authoritative("example.com").getFirst();
        domain.truncating = true;
        assertEquals(List.of("one and more", "two"), servers.texts(server, "_x.home.example.com"));
    }

    @Test
    void anAnswerFromACacheIsNone() throws Exception {
        NameServer server = servers.authoritative("example.com").getFirst();
        domain.withoutAuthority = true;
        Problem problem = refused(ProblemCode.DNS_UNREACHABLE, () -> servers.texts(server, "_x.home.example.com"));
        assertTrue(problem.detail().contains("AA"), problem::detail);
    }

    @Test
    void nothingFromACacheIsNotTakenForNoDelegation() {
        top.withoutAuthority = true;
        Problem problem = refused(ProblemCode.DNS_UNREACHABLE, () -> servers.authoritative("nobody.com"));
        assertEquals("NXDOMAIN, without authority (AA)", problem.detail());
    }

    @Test
    void silenceIsNamedWithTheServer() throws Exception {
        NameServer server = servers.authoritative("example.com").getFirst();
        domain.silent = question -> true;
        assertEquals("ns1.example.com", refused(ProblemCode.DNS_UNREACHABLE, () -> servers.texts(server, "_x.home.example.com")).args().get("server"));
        top.silent = question -> true;
        assertEquals("a.root.example", refused(ProblemCode.DNS_UNREACHABLE, () -> servers.authoritative("example.com")).args().get("server"));
    }

    @Test
    void theClosestCaaRecordsHold() throws Exception {
        List<String> records = List.of("issue \"letsencrypt.org\"", "issuewild \";\"");
        assertEquals(records, servers.authorities("home.example.com").stream().sorted().toList());
        assertEquals(records, servers.authorities("*.example.com").stream().sorted().toList());
        assertEquals(List.of("issue \"pki.example\""), servers.authorities("alias.home.example.com"));
        assertEquals(List.of(), servers.authorities("nobody.com"));
    }

    @Test
    void theHomesResolverIsAskedAsAnyProgramAsksIt() throws Exception {
        assertEquals(Optional.of(Ipv4.of("192.168.5.40")), servers.resolve("nas.home.example.com"));
        assertEquals(Optional.empty(), servers.resolve("nobody.home.example.com"));
        assertEquals(List.of("of the router"), servers.resolvedTexts("_x.home.example.com"));
        home.silent = question -> true;
        assertEquals(List.of(), servers.resolvedTexts("_x.home.example.com"));
    }

    private static Problem refused(ProblemCode code, Executable call) {
        Problem problem = assertThrows(ProblemException.class, call).problem();
        assertEquals(code, problem.code(), problem::toString);
        return problem;
    }
}

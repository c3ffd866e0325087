// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.contract.DnsContract;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.TsigAlgorithm;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.exec.Clock;
import dev.hearth.port.DnsApis;
import dev.hearth.port.NameServers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

/** The real adapters against name servers on loopback: one is the root and the home's resolver, the other has the domain. */
class LoopbackDnsContractTest extends DnsContract {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private LoopbackDns domain;
    private LoopbackDns root;
    private DesktopNameServers servers;

    @BeforeEach
    void start() throws Exception {
        domain = new LoopbackDns("127.0.0.1", 0);
        domain.zone("example.com.", "example.com. 60 IN NS ns1.example.com.", "ns1.example.com. 60 IN A 127.0.0.1",
                "home.example.com. 60 IN NS ns1.example.com.");
        domain.zone("com.");
        domain.zone("home.example.com.", "home.example.com. 60 IN NS ns1.example.com.");
        domain.key("hearth.", TSIG.HMAC_SHA256, KEY, Duration.ZERO);
        domain.mayUpdate.add(Name.fromString("hearth."));
        root = new LoopbackDns("127.0.0.2", domain.port());
        root.zone(".", "com. 60 IN NS ns1.example.com.", "ns1.example.com. 60 IN A 127.0.0.1");
        servers = new DesktopNameServers(new Surroundings(domain.port(), List.of("127.0.0.2"), () -> List.of(domain.address())), Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws Exception {
        domain.close();
        root.close();
    }

    @Override
    protected DnsApis apis() {
        return new ProviderApis();
    }

    @Override
    protected NameServers nameServers() {
        return servers;
    }

    @Override
    protected Clock clock() {
        return Clock.system();
    }

    @Override
    protected DnsProvider provider() {
        return new DnsProvider.Rfc2136("127.0.0.1", domain.port(), "hearth.", TsigAlgorithm.HMAC_SHA256);
    }

    @Override
    protected Secret credential() {
        return Secret.of(Base64.getEncoder().encodeToString(KEY));
    }

    @Override
    protected Secret wrong() {
        return Secret.of("AAAA" + credential().revealText().substring(4));
    }

    @Override
    protected ProblemCode wrongCode() {
        return ProblemCode.DNS_TSIG_SECRET_WRONG;
    }
}

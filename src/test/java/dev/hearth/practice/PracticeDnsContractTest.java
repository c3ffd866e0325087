// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.DnsContract;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.exec.Clock;
import dev.hearth.port.DnsApis;
import dev.hearth.port.NameServers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PracticeDnsContractTest extends DnsContract {
    @TempDir
    Path folder;

    private PracticeHomelab home;

    @BeforeEach
    void open() {
        home = new PracticeHomelab(new PracticeClock(100), folder, PracticeReleases.ANY);
    }

    @Override
    protected DnsApis apis() {
        return home.dns();
    }

    @Override
    protected NameServers nameServers() {
        return home.nameServers();
    }

    @Override
    protected Clock clock() {
        return home.clock();
    }

    @Override
    protected DnsProvider provider() {
        return new DnsProvider.Cloudflare();
    }

    @Override
    protected Secret credential() {
        return Secret.of("any");
    }

    @Override
    protected Secret wrong() {
        return PracticeHomelab.UNKNOWN_DNS_CREDENTIAL;
    }

    @Override
    protected ProblemCode wrongCode() {
        return ProblemCode.DNS_CREDENTIAL_UNKNOWN;
    }
}

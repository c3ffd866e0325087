// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.HostsContract;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import org.junit.jupiter.api.BeforeEach;

class PracticeHostsContractTest extends HostsContract {
    private PracticeHomelab home;

    @BeforeEach
    void open() {
        home = new PracticeHomelab(new PracticeClock(100), desktop, PracticeReleases.ANY);
    }

    @Override
    protected RemoteHosts hosts() {
        return home.hosts();
    }

    @Override
    protected SecretStore secrets() {
        return home.secrets();
    }

    @Override
    protected SshAccess access() {
        return new SshAccess("192.168.5.11", 22, PracticeHomelab.USER, new SshAccess.Login.Password(PASSWORD), SUDO, null);
    }

    @Override
    protected String place(String name) {
        return "/srv/" + name;
    }
}

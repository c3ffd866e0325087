// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.contract.HostsContract;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same cases as practice, over real SSH to an embedded server with a real shell behind it; sudo and chown are played. */
class JschHostsContractTest extends HostsContract {
    /** {@code sudo -S -p PROMPT -- COMMAND}, as sudo 1.9 asks: prompt on stderr, one line of stdin, three tries. */
    private static final String PLAYED_SUDO = """
            prompt=
            while [ "$1" != -- ]; do [ "$1" = -p ] && prompt=$2; shift; done; shift
            printf %s "$prompt" >&2
            IFS= read -r given
            [ "$given" = sudo-right ] || { echo 'Sorry, try again.' >&2; printf %s "$prompt" >&2; echo 'sudo: no password was provided' >&2; exit 1; }
            exec "$@"
            """;

    private final MemorySecrets secrets = new MemorySecrets();
    private TestMachine machine;
    private JschHosts hosts;

    @BeforeEach
    void open() throws Exception {
        machine = new TestMachine(Files.createDirectories(desktop.resolve("machine"))).program("sudo", PLAYED_SUDO).program("chown", "exit 0\n").start();
        secrets.put(PASSWORD, Secret.of(TestMachine.PASSWORD));
        secrets.put(SUDO, Secret.of("sudo-right"));
        hosts = new JschHosts(secrets, desktop.resolve("known_hosts"));
    }

    @AfterEach
    void close() throws Exception {
        hosts.close();
        machine.close();
    }

    @Override
    protected RemoteHosts hosts() {
        return hosts;
    }

    @Override
    protected SecretStore secrets() {
        return secrets;
    }

    @Override
    protected SshAccess access() {
        return machine.access(new SshAccess.Login.Password(PASSWORD), TestMachine.USER, SUDO);
    }

    @Override
    protected String place(String name) {
        return machine.folder.resolve(name).toString();
    }
}

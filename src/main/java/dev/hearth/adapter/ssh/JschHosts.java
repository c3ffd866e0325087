// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.HostKey;
import dev.hearth.port.PublicKey;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Machines over SSH by jsch: one session each, made when needed, shared, kept alive, closed with this. */
public final class JschHosts implements RemoteHosts {
    private final Connector connector;
    private final Logins logins;
    private final KnownHosts known;
    private final Map<SshAccess, Link> links = new HashMap<>();
    private boolean closed;

    /** @param knownHosts Hearth's own file in OpenSSH's format; made with the first pin */
    public JschHosts(SecretStore secrets, Path knownHosts) {
        this(secrets, knownHosts, SshSettings.usual(), Agents.ofThisDesktop());
    }

    public JschHosts(SecretStore secrets, Path knownHosts, SshSettings settings) {
        this(secrets, knownHosts, settings, Agents.ofThisDesktop());
    }

    JschHosts(SecretStore secrets, Path knownHosts, SshSettings settings, Agents agents) {
        this.known = new KnownHosts(knownHosts);
        this.logins = new Logins(secrets, agents);
        this.connector = new Connector(logins, known, settings, this::link);
    }

    @Override
    public RemoteHost connect(SshAccess access) throws ProblemException, InterruptedException {
        Link link = link(access);
        link.live();
        return new JschHost(link);
    }

    @Override
    public boolean locked(SshAccess.Login.KeyFile key) throws ProblemException {
        return logins.locked(key);
    }

    @Override
    public HostKey hostKey(SshAccess access) throws ProblemException, InterruptedException {
        return Shared.start("ssh-keyscan " + access.host(), () -> connector.ask(access)).await();
    }

    @Override
    public List<String> known(SshAccess access) throws ProblemException {
        String name = KnownHosts.name(access.host(), access.port());
        return known.pinned(name).stream().map(key -> name + " " + key.type() + " " + key.base64()).toList();
    }

    @Override
    public void pin(SshAccess access, HostKey key) throws ProblemException {
        known.pin(KnownHosts.name(access.host(), access.port()), new PublicKey(key.type(), key.base64()));
    }

    @Override
    public void close() {
        List<Link> open;
        synchronized (links) {
            closed = true;
            open = List.copyOf(links.values());
        }
        // Nodes before the jump hosts that they are reached through would be nicer to the servers; cutting all is quicker.
        open.forEach(Link::close);
    }

    private Link link(SshAccess access) {
        synchronized (links) {
            Link link = links.computeIfAbsent(access, any -> new Link(access, connector));
            if (closed) {
                link.close();
            }
            return link;
        }
    }
}

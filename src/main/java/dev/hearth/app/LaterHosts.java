// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import java.util.List;

/** Machines that nobody has spoken to yet: pages hold on to them from the beginning, and SSH is loaded at the first word. */
record LaterHosts(Later<RemoteHosts> later) implements RemoteHosts {
    @Override
    public RemoteHost connect(SshAccess access) throws ProblemException, InterruptedException {
        return later.get().connect(access);
    }

    @Override
    public boolean locked(SshAccess.Login.KeyFile key) throws ProblemException {
        return later.get().locked(key);
    }

    @Override
    public HostKey hostKey(SshAccess access) throws ProblemException, InterruptedException {
        return later.get().hostKey(access);
    }

    @Override
    public void pin(SshAccess access, HostKey key) throws ProblemException {
        later.get().pin(access, key);
    }

    @Override
    public List<String> known(SshAccess access) throws ProblemException {
        return later.get().known(access);
    }

    @Override
    public void close() {
        later.made().ifPresent(RemoteHosts::close);
    }
}

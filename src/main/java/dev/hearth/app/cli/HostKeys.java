// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteHosts;
import java.io.Console;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks once for the key of each host and pins it. A key that changed is never taken. */
final class HostKeys {
    private final RemoteHosts hosts;
    private final Terminal terminal;
    private final boolean acceptNew;
    private final @Nullable Console console;

    HostKeys(RemoteHosts hosts, Terminal terminal, boolean acceptNew, @Nullable Console console) {
        this.hosts = hosts;
        this.terminal = terminal;
        this.acceptNew = acceptNew;
        this.console = console;
    }

    /** Whether every host that answers is trusted now; one that does not answer is left to the checks to tell. */
    boolean trustAll(ClusterSpec spec) throws InterruptedException {
        return trust(hosts(spec));
    }

    /** As {@link #trustAll}, of one machine and the way to it. */
    boolean trust(NodeSpec node) throws InterruptedException {
        return trust(way(node));
    }

    private boolean trust(Set<SshAccess> ways) throws InterruptedException {
        boolean all = true;
        for (SshAccess access : ways) {
            try {
                HostKey key = hosts.hostKey(access);
                if (key.trust() == HostKey.Trust.UNKNOWN && accepted(access, key)) {
                    hosts.pin(access, key);
                } else if (key.trust() == HostKey.Trust.UNKNOWN) {
                    all = false;
                    terminal.problem(Problem.blocking(
                            ProblemCode.SSH_HOST_KEY_UNKNOWN, Map.of("host", access.host(), "fingerprint", key.fingerprint())));
                }
            } catch (ProblemException e) {
                if (e.problem().code() == ProblemCode.SSH_HOST_KEY_CHANGED || e.problem().code() == ProblemCode.STORE_UNWRITABLE) {
                    all = false;
                    terminal.problem(e.problem());
                }
            }
        }
        return all;
    }

    private static Set<SshAccess> hosts(ClusterSpec spec) {
        Set<SshAccess> hosts = new LinkedHashSet<>();
        spec.nodes().forEach(node -> hosts.addAll(way(node)));
        if (spec.platform() != null && spec.platform().git() instanceof GitTarget.Ssh git) {
            // nobody logs in: the key is asked for and pinned where adapter.git looks for it
            hosts.add(new SshAccess(git.host(), git.port(), git.user(), new SshAccess.Login.Agent(), null, null));
        }
        return hosts;
    }

    private static Set<SshAccess> way(NodeSpec node) {
        Set<SshAccess> hosts = new LinkedHashSet<>();
        for (SshAccess jump = node.access().jump(); jump != null; jump = jump.jump()) {
            hosts.add(jump);
        }
        hosts.add(node.access());
        return hosts;
    }

    private boolean accepted(SshAccess access, HostKey key) {
        Map<String, String> values = Map.of("host", access.host(), "type", key.type(), "fingerprint", key.fingerprint());
        if (acceptNew) {
            terminal.say("cli.hostkey.accepted", values);
            return true;
        }
        if (console == null) {
            return false;
        }
        String answer = console.readLine("%s ", terminal.texts().get("cli.hostkey.ask", values));
        return answer != null && answer.strip().equalsIgnoreCase(terminal.texts().get("cli.yes"));
    }
}

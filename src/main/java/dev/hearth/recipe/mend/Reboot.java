// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.mend;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.node.NodeShell;
import dev.hearth.port.RemoteCommand;
import dev.hearth.recipe.shared.Ports;
import java.time.Duration;
import java.util.Map;

/** A machine goes down and comes back, which its boot id tells (proc(5)): the connection that dies meanwhile is no failure. */
record Reboot(NodeSpec node, Ports ports) {
    /** A Raspberry Pi with a slow card takes about a minute. */
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private static final Duration BETWEEN = Duration.ofSeconds(3);

    /** @throws ProblemException MEND_NOT_BACK when it does not answer again in time */
    void through(RemoteCommand command, StepContext context) throws ProblemException, InterruptedException {
        NodeShell shell = ports.shell(node);
        String before = shell.boot();
        try {
            shell.done(command);
        } catch (ProblemException e) {
            if (e.problem().retry() != Retry.SOON) {
                throw e;
            }
        }
        String last = "";
        for (Duration waited = Duration.ZERO; waited.compareTo(LIMIT) < 0; waited = waited.plus(BETWEEN)) {
            context.progress((double) waited.toSeconds() / LIMIT.toSeconds(), "boot_id " + last);
            context.pause(BETWEEN);
            try {
                if (!ports.shell(node).boot().equals(before)) {
                    return;
                }
                last = before;
            } catch (ProblemException e) {
                // On its way down and up it refuses in every way that there is, but it keeps its key.
                if (e.problem().code() == ProblemCode.SSH_HOST_KEY_CHANGED) {
                    throw e;
                }
                last = e.problem().code().id();
            }
        }
        throw Problem.blocking(ProblemCode.MEND_NOT_BACK, Map.of("node", node.name(), "found", String.valueOf(LIMIT.toMinutes()))).detail(last).asException();
    }
}

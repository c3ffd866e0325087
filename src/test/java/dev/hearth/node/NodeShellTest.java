// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteHost;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeShellTest {
    private static Problem failure(String words) {
        RemoteHost host = (RemoteHost) Proxy.newProxyInstance(NodeShellTest.class.getClassLoader(), new Class<?>[] {RemoteHost.class},
                (proxy, method, arguments) -> new CommandResult(1, "", words));
        return assertThrows(ProblemException.class, () -> new NodeShell("node2", host).write("/etc/x", "0600", Secret.of("a"))).problem();
    }

    @Test
    void aFullDiskIsToldWithTheNodeAndTheCommandsWords() {
        Problem full = failure("cat: write error: No space left on device\n");
        assertEquals(ProblemCode.NODE_DISK_FULL, full.code());
        assertEquals(Map.of("host", "node2", "command", "write-file"), full.args());
        assertEquals("cat: write error: No space left on device", full.detail());
    }

    @Test
    void anyOtherFailureIsToldWithItsCode() {
        Problem failed = failure("mv: cannot move\n");
        assertEquals(ProblemCode.COMMAND_FAILED, failed.code());
        assertEquals("1", failed.args().get("code"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import org.junit.jupiter.api.Test;

/** What every {@link ClusterApis} does, real or played. */
public abstract class ApisContract {
    protected abstract ClusterApis apis();

    /** As k3s writes it. */
    protected abstract Secret kubeconfig();

    /** An address at which nothing answers. */
    protected abstract String silent();

    @Test
    protected void aKubeconfigIsRewrittenForPeople() throws Exception {
        String text = apis().rewrite(kubeconfig(), "192.168.5.200", "home").revealText().replace("\"", "");
        assertTrue(text.contains("server: https://192.168.5.200:6443\n"), text);
        assertTrue(text.contains("current-context: home\n"), text);
        assertFalse(text.contains("127.0.0.1"), text);
        assertFalse(text.contains("default"), text);
        assertEquals(text, apis().rewrite(Secret.of(text), "192.168.5.200", "home").revealText().replace("\"", ""));
        assertEquals("https://192.168.5.200:6443", apis().server(Secret.of(text)));
    }

    @Test
    protected void whatIsNoKubeconfigIsRefused() {
        for (String text : new String[] {"", "just words", "[1, 2]", "kind: Config\n"}) {
            assertEquals(ProblemCode.KUBECONFIG_UNREADABLE, problem(() -> apis().open("192.168.5.11", Secret.of(text))).code(), text);
            assertEquals(ProblemCode.KUBECONFIG_UNREADABLE, problem(() -> apis().rewrite(Secret.of(text), "192.168.5.11", "home")).code(), text);
        }
    }

    @Test
    protected void anApiThatIsNotThereMayBeSoon() throws Exception {
        try (ClusterApi api = apis().open(silent(), kubeconfig())) {
            for (org.junit.jupiter.api.function.Executable call : new org.junit.jupiter.api.function.Executable[] {
                    api::version, api::nodes, () -> api.daemonSet("kube-system", "kube-vip-ds"), () -> api.leaseHolder("kube-system", "plndr-cp-lock")}) {
                Problem problem = problem(call);
                assertEquals(ProblemCode.API_UNREACHABLE, problem.code());
                assertEquals(Retry.SOON, problem.retry());
            }
        }
    }

    private static Problem problem(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.recipe.shared.Ports;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusals that keep a run from touching a machine that is not its own, whatever preflight said before. */
class FactsStepTest {
    private static final String BARE = "survey=1\nos.machine=x86_64\nnet.address=eth0 192.168.5.11/24 static\n%send=ok\n";

    @ParameterizedTest
    @CsvSource({"old.config=foreign", "old.config=other", "old.unit=k3s active", "old.data=server"})
    void aK3sThatIsNotThisClustersIsRefused(String trace) throws Exception {
        Probe.Impossible refused = assertInstanceOf(Probe.Impossible.class, probe(BARE.formatted(trace + "\n")));
        assertEquals(ProblemCode.NODE_FOREIGN_K3S, refused.problem().code());
    }

    @ParameterizedTest
    @CsvSource({"192.168.5.11/24,192.168.5.99/24,NODE_ADDRESS_MISSING", "x86_64,riscv64,ARCH_NOT_OFFERED"})
    void whatK3sCannotRunOnIsRefused(String right, String wrong, ProblemCode code) throws Exception {
        Probe.Impossible refused = assertInstanceOf(Probe.Impossible.class, probe(BARE.formatted("").replace(right, wrong)));
        assertEquals(code, refused.problem().code());
    }

    @Test
    void aBareMachineAndOneThatThisClusterBeganAreTaken() throws Exception {
        assertInstanceOf(Probe.Satisfied.class, probe(BARE.formatted("")));
        assertInstanceOf(Probe.Satisfied.class, probe(BARE.formatted("old.config=home\nold.unit=k3s active\nold.data=server\n")));
    }

    private static Probe probe(String survey) throws Exception {
        RemoteHost host = played(RemoteHost.class, new CommandResult(0, survey, ""));
        Ports ports = new Ports(played(RemoteHosts.class, host), null, null, null, null, Path.of("kubeconfig"));
        ClusterSpec spec = spec();
        return new FactsStep(spec, spec.firstServer(), ports).probe(played(StepContext.class, null));
    }

    /** Gives the one answer to whatever it is asked. */
    private static <T> T played(Class<T> port, Object answer) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> answer));
    }

    private static ClusterSpec spec() {
        ClusterDraft draft = ClusterDraft.empty().withName("home")
                .withNodes(List.of(new ClusterDraft.Node("node1", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty())))
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "192.168.5.100-192.168.5.150", "192.168.5.200",
                        "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""));
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec());
    }
}

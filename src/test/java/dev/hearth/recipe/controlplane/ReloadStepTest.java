// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Probe;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Network;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tells that k3s runs with something else than its files say. */
class ReloadStepTest {
    private static final String RIGHT = "\"server\",\"--node-name\",\"node1\",\"--node-ip\",\"192.168.5.11\",\"--flannel-iface\",\"eth0\",\"--write-kubeconfig-mode\",\"0600\","
            + "\"--tls-san\",\"192.168.5.200\",\"--tls-san\",\"192.168.5.11,192.168.5.99\",\"--disable\",\"traefik\",\"--disable\",\"servicelb\","
            + "\"--etcd-arg\",\"heartbeat-interval=100\",\"--etcd-arg\",\"election-timeout=1000\",\"--cluster-init\",\"true\",\"--token\",\"********\"";
    private final Played world = new Played();
    private final NodeSpec node1 = Played.spec().nodes().getFirst();

    @BeforeEach
    void aServerThatRuns() throws Exception {
        world.facts(1, "old.config=home\nold.data=server\n");
        process("");
        arguments(RIGHT);
        world.vip = Optional.of(new Network.ApiAnswer(true, List.of("192.168.5.200", "192.168.5.11"), Played.CA));
    }

    private void process(String more) {
        world.answers.put("k3s-process k3s", "survey=1\nstarted=1000\nwritten=900 /etc/rancher/k3s/config.yaml\n" + more
                + "exec={ path=/usr/local/bin/k3s ; argv[]=/usr/local/bin/k3s server ; ignore_errors=no }\nunit=/etc/systemd/system/k3s.service\nend=ok\n");
    }

    private void arguments(String json) {
        ObjectRef ref = new ObjectRef("v1", "Node", "", "node1");
        world.objects.objects.put(ref, new LiveObject(ref, Map.of("metadata", Map.of("name", "node1", "annotations", json.isEmpty() ? Map.of() : Map.of("k3s.io/node-args", "[" + json + "]")))));
    }

    private Probe probe() throws Exception {
        return new ReloadStep(Played.spec(), node1, world.ports()).probe(world);
    }

    @Test
    void theSameFlagsInAnyOrderAreRightAndMoreNamesToo() throws Exception {
        assertInstanceOf(Probe.Satisfied.class, probe());
    }

    @Test
    void aFlagMoreOrLessIsADrift() throws Exception {
        arguments(RIGHT + ",\"--disable-network-policy\",\"true\"");
        assertEquals("runs with another disable-network-policy", assertInstanceOf(Probe.Drifted.class, probe()).why());
        arguments(RIGHT.replace(",\"--disable\",\"servicelb\"", ""));
        assertEquals("runs with another disable", assertInstanceOf(Probe.Drifted.class, probe()).why());
    }

    @Test
    void aNodeThatSaysNothingIsToldByItsClocks() throws Exception {
        arguments("");
        assertInstanceOf(Probe.Satisfied.class, probe());
        process("written=1001 /etc/rancher/k3s/config.yaml\n");
        assertEquals("/etc/rancher/k3s/config.yaml is newer than the process", assertInstanceOf(Probe.Drifted.class, probe()).why());
    }

    @Test
    void aCertificateWithoutTheSharedAddressIsADrift() throws Exception {
        world.vip = Optional.of(new Network.ApiAnswer(true, List.of("192.168.5.11"), Played.CA));
        assertEquals("certificate without 192.168.5.200", assertInstanceOf(Probe.Drifted.class, probe()).why());
    }

    @Test
    void whatOnlyAddsIsTheirsAndWhatReplacesIsNamed() throws Exception {
        String path = "/etc/rancher/k3s/config.yaml.d/a.yaml";
        process("drop=" + path + "\n");
        world.answers.put("read-file " + path, "disable+:\n  - metrics-server\nnode-label: [a=b]\n");
        arguments(RIGHT + ",\"--disable\",\"metrics-server\",\"--node-label\",\"a=b\"");
        assertInstanceOf(Probe.Satisfied.class, probe());
        arguments(RIGHT.replace(",\"--disable\",\"servicelb\"", "") + ",\"--disable\",\"metrics-server\"");
        assertInstanceOf(Probe.Drifted.class, probe(), "what adds to a list does not hide what is missing in it");
        world.answers.put("read-file " + path, "# mine\ndisable:\n  - traefik\n");
        Probe.Impossible named = assertInstanceOf(Probe.Impossible.class, probe());
        assertEquals(ProblemCode.K3S_SETTING_FOREIGN, named.problem().code());
        assertEquals(Map.of("node", "node1", "place", path + ":2", "found", "disable"), named.problem().args());
        process("env=/root/other.yaml\n");
        assertEquals("K3S_CONFIG_FILE=/root/other.yaml", assertInstanceOf(Probe.Impossible.class, probe()).problem().args().get("found"));
    }
}

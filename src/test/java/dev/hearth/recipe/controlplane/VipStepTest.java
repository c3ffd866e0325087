// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Probe;
import dev.hearth.manifest.Documents;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Network;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.Keys;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose answer at the VIP counts: this cluster's, with a certificate that names the VIP. */
class VipStepTest {
    private static final List<String> NAMED = List.of("10.43.0.1", "192.168.5.200");
    private final Played world = new Played();

    private Probe probe(boolean pong, List<String> sans, String ca) throws Exception {
        world.vip = Optional.of(new Network.ApiAnswer(pong, sans, ca));
        return new VipStep(Played.spec(), world.ports()).probe(world);
    }

    @Test
    void thisClustersAnswerCounts() throws Exception {
        Probe.Satisfied found = assertInstanceOf(Probe.Satisfied.class, probe(true, NAMED, Played.CA));
        assertEquals(Ipv4.of("192.168.5.200"), found.outputs().find(Keys.VIP).orElseThrow());
    }

    @Test
    void anotherClustersAnswerIsRefusedWithBothHashes() throws Exception {
        Probe.Impossible refused = assertInstanceOf(Probe.Impossible.class, probe(true, NAMED, "ff00".repeat(16)));
        assertEquals(ProblemCode.VIP_OTHER_CERTIFICATE, refused.problem().code());
        assertEquals("ff00ff00ff00", String.valueOf(refused.problem().args().get("found")));
        assertEquals("ab12ab12ab12", String.valueOf(refused.problem().args().get("required")));
    }

    @Test
    void aSilentVipIsToldByWhatKeepsKubeVipFromRunning() throws Exception {
        object("apps/v1", "DaemonSet", "kube-vip-ds", "spec: {selector: {matchLabels: {app: kube-vip}}}");
        object("v1", "Pod", "kube-vip-ds-x", "spec: {nodeName: node1}\nstatus: {containerStatuses: [{name: kube-vip, image: ghcr.io/kube-vip/kube-vip, "
                + "state: {waiting: {reason: ErrImagePull, message: 429 Too Many Requests}}}]}");
        Probe.Hindered found = assertInstanceOf(Probe.Hindered.class, new VipStep(Played.spec(), world.ports()).probe(world));
        assertEquals(ProblemCode.IMAGE_RATE_LIMITED, found.suspect().code());
        assertEquals("192.168.5.200 silent, lease node1, ErrImagePull ghcr.io/kube-vip/kube-vip", found.why());
    }

    private void object(String version, String kind, String name, String rest) {
        ObjectRef ref = new ObjectRef(version, kind, "kube-system", name);
        world.objects.objects.put(ref, new LiveObject(ref, Documents.parse(
                "metadata: {name: %s, namespace: kube-system, labels: {app: kube-vip}}\n%s\n".formatted(name, rest)).getFirst()));
    }

    @Test
    void silenceAServerThatStartsAndACertificateWithoutTheVipAreWaitedFor() throws Exception {
        assertInstanceOf(Probe.Needed.class, new VipStep(Played.spec(), world.ports()).probe(world));
        assertInstanceOf(Probe.Needed.class, probe(false, NAMED, ""));
        assertInstanceOf(Probe.Needed.class, probe(true, List.of("10.43.0.1"), Played.CA));
    }
}

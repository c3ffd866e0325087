// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.release.Releases;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeVipTest {
    private static final Releases.KubeVip RELEASE = new Releases.KubeVip("v1.2.3", "ghcr.io/kube-vip/kube-vip:v1.2.3");

    @Test
    void writesTheApprovedFileByteForByte() throws IOException {
        String written = manifests("eth0").stream().map(Manifest::yaml).collect(Collectors.joining("---\n"));
        try (InputStream approved = Objects.requireNonNull(KubeVipTest.class.getResourceAsStream("kube-vip.yaml"))) {
            assertEquals(new String(approved.readAllBytes(), StandardCharsets.UTF_8), written);
        }
    }

    @Test
    void writesTheSameBytesEveryTime() {
        assertEquals(manifests("eth0"), manifests("eth0"));
    }

    @Test
    void namesWhatItWritesInTheOrderToApplyIt() {
        assertEquals(List.of(
                new ObjectRef("v1", "ServiceAccount", "kube-system", "kube-vip"),
                new ObjectRef("rbac.authorization.k8s.io/v1", "ClusterRole", "", "system:kube-vip-role"),
                new ObjectRef("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "", "system:kube-vip-binding"),
                new ObjectRef("apps/v1", "DaemonSet", "kube-system", "kube-vip-ds")), manifests("eth0").stream().map(Manifest::ref).toList());
    }

    @Test
    void leavesTheInterfaceToKubeVipWhenServersDiffer() {
        String daemonSet = manifests(null).getLast().yaml();
        assertFalse(daemonSet.contains("vip_interface"), daemonSet);
    }

    /** vip_cidr is gone since v0.9.0; vip_address without vip_subnet ends v1.2 at once; the master role is gone from k3s. */
    @ParameterizedTest
    @CsvSource({"vip_cidr", "vip_address", "node-role.kubernetes.io/master", "status:", "null", "{}"})
    void doesNotSay(String word) {
        assertFalse(manifests("eth0").stream().anyMatch(manifest -> manifest.yaml().contains(word)));
    }

    @Test
    void endsEachDocumentWithOneLineFeed() {
        assertAll(manifests("eth0").stream().map(Manifest::yaml).map(yaml -> () -> assertTrue(yaml.endsWith("\n") && !yaml.endsWith("\n\n"), yaml)));
    }

    /** client-go's leader election panics for these. */
    @ParameterizedTest
    @CsvSource({"3,3,1", "5,1,1", "5,3,0", "10,6,5"})
    void refusesALeaseThatKubeVipWouldDieOf(int lease, int renew, int retry) {
        assertThrows(IllegalArgumentException.class, () -> new KubeVipSettings(lease, renew, retry, 500));
    }

    /** kube-vip would silently take 3000 instead. */
    @Test
    void refusesAnnouncementsThatKubeVipWouldSlowDown() {
        assertThrows(IllegalArgumentException.class, () -> new KubeVipSettings(5, 3, 1, 499));
    }

    private static List<Manifest> manifests(@Nullable String networkInterface) {
        return KubeVip.manifests(Ipv4.of("192.168.5.200"), networkInterface, RELEASE, KubeVipSettings.DEFAULT);
    }
}

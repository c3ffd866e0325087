// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.release.Arch;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInReleasesTest {
    @Test
    void namesEveryComponentWithItsFiles() throws Exception {
        Releases releases = read(Sources.upstream());
        assertEquals(Set.of("sealed-secrets", "cert-manager", "metallb", "traefik", "argo-cd"), releases.others().keySet());
        assertEquals(Set.of("crds", "rbac"), releases.others().get("traefik").files().keySet());
        assertEquals(Set.of("manifest", "ha"), releases.others().get("argo-cd").files().keySet());
        assertEquals(Set.of(Arch.values()), releases.k3s().binary().keySet());
        assertEquals(Set.of(Arch.values()), releases.k3s().images().keySet());
        assertTrue(releases.kubeVip().image().endsWith(":" + releases.kubeVip().version()), releases.kubeVip().image());
    }

    @Test
    void checksBinariesAndImagesAgainstTheReleasesOwnSums() throws Exception {
        Releases.K3s k3s = read(Sources.upstream()).k3s();
        String release = "https://github.com/k3s-io/k3s/releases/download/" + k3s.version().replace("+", "%2B") + "/";
        assertEquals(release + "k3s", k3s.binary().get(Arch.AMD64).url());
        assertEquals(release + "k3s-arm64", k3s.binary().get(Arch.ARM64).url());
        assertEquals(release + "sha256sum-arm64.txt", k3s.binary().get(Arch.ARM64).checksums());
        assertEquals(release + "sha256sum-amd64.txt", k3s.images().get(Arch.AMD64).checksums());
        assertNull(k3s.installer().sha256());
        assertNull(k3s.installer().checksums());
    }

    @Test
    void everyFileIsFetchedOverTlsAtAVersionOfItsOwn() throws Exception {
        for (Download file : all(read(Sources.upstream()))) {
            assertTrue(file.url().startsWith("https://"), file.url());
            assertTrue(file.url().matches(".*/v\\d+\\.\\d+\\.\\d+.*/.*"), file.url());
        }
    }

    @Test
    void aFolderWithoutAListIsAskedByHostAndPath(@TempDir Path mirror) throws Exception {
        Releases.K3s k3s = read(new Sources(mirror.toString(), null, new TreeMap<>())).k3s();
        assertEquals(
                mirror.resolve("raw.githubusercontent.com/k3s-io/k3s").resolve(k3s.version()).resolve("install.sh"),
                Path.of(URI.create(k3s.installer().url())));
    }

    private static List<Download> all(Releases releases) {
        List<Download> all = new ArrayList<>(List.of(releases.k3s().installer()));
        all.addAll(releases.k3s().binary().values());
        all.addAll(releases.k3s().images().values());
        releases.others().values().forEach(component -> all.addAll(component.files().values()));
        return all;
    }

    private static Releases read(Sources sources) throws Exception {
        return new ReleasesSource(Desk.web(new FakeClock())).read(sources);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.diagnosis.DnsRehearsal;
import dev.hearth.domain.release.Arch;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.port.KnownSums;
import dev.hearth.recipe.shared.Outside;
import dev.hearth.recipe.shared.Safe;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Releases to play with. */
public final class PracticeReleases {
    public static final Releases ANY = new Releases(
            new Releases.K3s("v1.36.3+k3s1", new Download("k3s install script", "https://get.k3s.io/install.sh", null, null),
                    Map.of(Arch.AMD64, new Download("k3s v1.36.3+k3s1 (amd64)", "https://github.com/k3s", null, "https://github.com/sums")), Map.of()),
            new Releases.KubeVip("v1.2.3", "ghcr.io/kube-vip/kube-vip:v1.2.3"),
            Map.of(
                    "sealed-secrets", component("sealed-secrets", null, "manifest"),
                    "cert-manager", component("cert-manager", null, "manifest"),
                    "metallb", component("metallb", null, "manifest"),
                    "traefik", component("traefik", "docker.io/library/traefik:v3.7.9", "crds", "rbac"),
                    "argo-cd", component("argo-cd", null, "manifest", "ha")));

    private PracticeReleases() {}

    /** What lies beyond the played nodes and cluster. */
    static Outside outside(PracticeHomelab home, Path folder) {
        return new Outside(new DnsRehearsal(home.dns(), home.nameServers(), home.clock()::now, home.clock()::sleep), home.git(), new Safe(home.kits(), home.secrets(), folder, KnownSums.inMemory()));
    }

    private static Releases.Component component(String name, @Nullable String image, String... files) {
        return new Releases.Component("1", image, Stream.of(files).collect(Collectors.toMap(key -> key,
                key -> new Download(name + " " + key, "https://github.com/releases/" + name + "/" + key + ".yaml", null, null))));
    }
}

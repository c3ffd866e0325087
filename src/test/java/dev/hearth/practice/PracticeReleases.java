// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.release.Arch;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import java.util.Map;

/** Releases to play with. */
final class PracticeReleases {
    static final Releases ANY = new Releases(
            new Releases.K3s("v1.36.3+k3s1", new Download("k3s install script", "https://get.k3s.io/install.sh", null, null),
                    Map.of(Arch.AMD64, new Download("k3s v1.36.3+k3s1 (amd64)", "https://github.com/k3s", null, "https://github.com/sums")), Map.of()),
            new Releases.KubeVip("v1.2.3", "ghcr.io/kube-vip/kube-vip:v1.2.3"),
            Map.of("sealed-secrets", new Releases.Component("0.41.2", null, Map.of("manifest", new Download("sealed-secrets 0.41.2 manifest",
                    "https://github.com/bitnami/sealed-secrets/releases/download/v0.41.2/controller.yaml", null, null)))));

    private PracticeReleases() {}
}

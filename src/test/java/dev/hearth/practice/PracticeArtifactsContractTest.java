// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.ArtifactsContract;
import dev.hearth.domain.release.Download;
import dev.hearth.port.Artifacts;
import dev.hearth.port.Artifacts.Provenance;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PracticeArtifactsContractTest extends ArtifactsContract {
    private static final Map<Provenance, Download> FILES = Map.of(
            Provenance.PINNED, new Download("k3s v1.36.3+k3s1 (amd64)", "https://github.com/k3s", "ab12".repeat(16), null),
            Provenance.PUBLISHED, new Download("k3s v1.36.3+k3s1 (arm64)", "https://github.com/k3s-arm64", null, "https://github.com/sums"),
            Provenance.FIRST_SEEN, new Download("k3s v1.36.3+k3s1 install.sh", "https://get.k3s.io/install.sh", null, null));

    @TempDir
    private Path folder;

    private PracticeHomelab homelab;

    @BeforeEach
    void begin() {
        homelab = new PracticeHomelab(new PracticeClock(200), folder, PracticeReleases.ANY);
    }

    @Override
    protected Artifacts artifacts() {
        return homelab.artifacts();
    }

    @Override
    protected Map<Provenance, Download> files() {
        return FILES;
    }

    @Override
    protected void corrupt(boolean on) {
        homelab.set(Fault.CORRUPT_DOWNLOAD, on);
    }
}

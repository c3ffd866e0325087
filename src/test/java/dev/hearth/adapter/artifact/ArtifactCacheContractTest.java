// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.contract.ArtifactsContract;
import dev.hearth.domain.release.Download;
import dev.hearth.port.Artifacts.Provenance;
import dev.hearth.port.Artifacts;
import dev.hearth.port.KnownSums;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ArtifactCacheContractTest extends ArtifactsContract {
    /** Longer than what a connection holds by itself: who stops at the first bytes has not got all of them. */
    private static final int LENGTH = 4_000_000;

    @TempDir
    private Path folder;

    private LoopbackServer server;
    private Artifacts artifacts;
    private Map<Provenance, Download> files;

    @BeforeEach
    void start() throws Exception {
        server = LoopbackServer.plain();
        artifacts = new ArtifactCache(folder.resolve("cache"), new LockFile(folder.resolve("lock.yaml")), KnownSums.inMemory(), Desk.web(new FakeClock()));
        server.text("/sums", Desk.sum(Desk.content(2, LENGTH)) + "  published\n");
        corrupt(false);
        files = Map.of(Provenance.PINNED, Desk.pinned(server.url("/pinned"), Desk.content(1, LENGTH)),
                Provenance.PUBLISHED, Desk.published(server.url("/published"), server.url("/sums")),
                Provenance.FIRST_SEEN, Desk.unknown(server.url("/unknown")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Artifacts artifacts() {
        return artifacts;
    }

    @Override
    protected Map<Provenance, Download> files() {
        return files;
    }

    @Override
    protected void corrupt(boolean on) {
        int other = on ? 10 : 0;
        server.file("/pinned", Desk.content(1 + other, LENGTH), "\"pinned" + on + "\"");
        server.file("/published", Desk.content(2 + other, LENGTH), "\"published" + on + "\"");
        server.file("/unknown", Desk.content(3 + other, LENGTH), "\"unknown" + on + "\"");
    }
}

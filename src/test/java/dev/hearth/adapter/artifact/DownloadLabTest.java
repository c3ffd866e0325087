// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static dev.hearth.adapter.artifact.Desk.cache;
import static dev.hearth.adapter.artifact.Desk.fetch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.release.Arch;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.port.Artifacts.Fetched;
import dev.hearth.port.Artifacts.Provenance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The projects' own names and a mirror, as the lab serves them. The JVM must trust the lab's CA ({@code javax.net.ssl.trustStore});
 * {@code -Dlab.mirror} says where the mirror is.
 */
@Tag("desk")
class DownloadLabTest {
    private static final String MIRROR = System.getProperty("lab.mirror", "http://192.168.5.1:8080/");

    @TempDir
    private Path folder;

    @Test
    void theProjectsOwnNamesServeWhatTheirSumsSay() throws Exception {
        ArtifactCache cache = cache(folder.resolve("cache"), new LockFile(folder.resolve("lock.yaml")));
        Releases.K3s k3s = cache.releases(new Sources(null, upstream().toString(), new TreeMap<>())).k3s();
        for (Download pinned : new Download[] {k3s.binary().get(Arch.AMD64), k3s.images().get(Arch.AMD64), k3s.installer()}) {
            assertEquals(Provenance.PINNED, timed(cache, pinned).provenance());
        }
    }

    @Test
    void theReleasesOwnChecksumFileAgrees() throws Exception {
        ArtifactCache cache = cache(folder.resolve("cache"), new LockFile(folder.resolve("lock.yaml")));
        Releases.K3s k3s = cache.releases(new Sources(null, upstream().toString(), new TreeMap<>())).k3s();
        Download binary = k3s.binary().get(Arch.AMD64);
        Fetched published = timed(cache, new Download(binary.name(), binary.url(), null, binary.checksums()));
        assertEquals(Provenance.PUBLISHED, published.provenance());
        assertEquals(binary.sha256(), published.sha256());
        Fetched seen = timed(cache, Desk.unknown(k3s.installer().url()));
        assertEquals(Provenance.FIRST_SEEN, seen.provenance());
        assertEquals(k3s.installer().sha256(), seen.sha256());
    }

    @Test
    void theMirrorBringsItsOwnListAndFiles() throws Exception {
        ArtifactCache cache = cache(folder.resolve("cache"), new LockFile(folder.resolve("lock.yaml")));
        Releases releases = cache.releases(new Sources(MIRROR, null, new TreeMap<>()));
        Download binary = releases.k3s().binary().get(Arch.AMD64);
        assertTrue(binary.url().startsWith(MIRROR), binary.url());
        Fetched fetched = timed(cache, binary);
        long begin = System.nanoTime();
        assertEquals(Optional.of(fetched), cache(folder.resolve("cache"), FirstSeen.forgetful()).cached(binary));
        System.out.printf("checked again: %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }

    private static Fetched timed(ArtifactCache cache, Download download) throws Exception {
        long begin = System.nanoTime();
        Fetched fetched = fetch(cache, download);
        System.out.printf("%s: %.1f MB in %d ms%n", download.name(), fetched.size() / 1e6, (System.nanoTime() - begin) / 1_000_000);
        return fetched;
    }

    /** The list of what the lab serves under the projects' own names. */
    private Path upstream() throws Exception {
        Path file = folder.resolve("releases-upstream.yaml");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(MIRROR + "releases-upstream.yaml")).build(), BodyHandlers.ofFile(file));
        }
        assertTrue(Files.size(file) > 0);
        return file;
    }
}

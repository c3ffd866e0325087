// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.port.Artifacts.Fetched;
import dev.hearth.port.KnownSums;
import dev.hearth.port.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.function.Executable;

/** What the tests of downloads share: files of known content, and a cache that never really sleeps. */
final class Desk {
    private Desk() {}

    static Web web(FakeClock clock) throws Exception {
        return new Web(clock, Duration.ofSeconds(20), SSLContext.getDefault());
    }

    static ArtifactCache cache(Path folder, FirstSeen firstSeen) throws Exception {
        return new ArtifactCache(folder, firstSeen, KnownSums.inMemory(), web(new FakeClock()));
    }

    static byte[] content(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sum(byte[] content) throws Exception {
        return HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    }

    static Download pinned(String url, byte[] content) throws Exception {
        return new Download("k3s v1.0.0 (amd64)", url, sum(content), null);
    }

    static Download published(String url, String checksums) {
        return new Download("k3s v1.0.0 (amd64)", url, null, checksums);
    }

    static Download unknown(String url) {
        return new Download("k3s v1.0.0 install.sh", url, null, null);
    }

    static Fetched fetch(ArtifactCache cache, Download download) throws Exception {
        return cache.fetch(download, Transfer.ignored());
    }

    static void assertHolds(byte[] content, Fetched fetched) throws Exception {
        assertEquals(sum(content), sum(Files.readAllBytes(fetched.file())));
        assertEquals(sum(content), fetched.sha256());
        assertEquals(content.length, fetched.size());
    }

    static Problem refused(ProblemCode code, Executable call) {
        ProblemException e = assertThrows(ProblemException.class, call);
        assertEquals(code, e.problem().code(), e.getMessage());
        return e.problem();
    }

    static byte[] turned(byte[] content) {
        byte[] other = Arrays.copyOf(content, content.length);
        other[other.length / 2] ^= 1;
        return other;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static dev.hearth.adapter.artifact.Desk.assertHolds;
import static dev.hearth.adapter.artifact.Desk.cache;
import static dev.hearth.adapter.artifact.Desk.content;
import static dev.hearth.adapter.artifact.Desk.fetch;
import static dev.hearth.adapter.artifact.Desk.pinned;
import static dev.hearth.adapter.artifact.Desk.published;
import static dev.hearth.adapter.artifact.Desk.refused;
import static dev.hearth.adapter.artifact.Desk.sum;
import static dev.hearth.adapter.artifact.Desk.turned;
import static dev.hearth.adapter.artifact.Desk.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.release.Download;
import dev.hearth.port.Artifacts.Fetched;
import dev.hearth.port.Artifacts.Provenance;
import dev.hearth.port.KnownSums;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactCacheTest {
    private static final byte[] K3S = content(1, 700_000);

    @TempDir
    private Path folder;

    private LoopbackServer server;

    @BeforeEach
    void start() throws Exception {
        server = LoopbackServer.plain();
        server.file("/k3s", K3S, "\"one\"");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPinnedFileIsDownloadedOnceAndFoundWithoutTheNetwork() throws Exception {
        Download k3s = pinned(server.url("/k3s"), K3S);
        assertEquals(Optional.empty(), cache(folder, FirstSeen.forgetful()).cached(k3s));
        Fetched fetched = fetch(cache(folder, FirstSeen.forgetful()), k3s);
        assertHolds(K3S, fetched);
        assertEquals(Provenance.PINNED, fetched.provenance());
        assertEquals(fetched, fetch(cache(folder, FirstSeen.forgetful()), k3s));
        assertEquals(Optional.of(fetched), cache(folder, FirstSeen.forgetful()).cached(k3s));
        assertEquals(List.of("/k3s"), server.asked);
    }

    @Test
    void aFileIsKnownByItsSumWhereverItCameFrom() throws Exception {
        ArtifactCache cache = cache(folder, FirstSeen.forgetful());
        Fetched fetched = fetch(cache, pinned(server.url("/k3s"), K3S));
        assertEquals(fetched, fetch(cache, pinned("https://mirror.invalid/k3s", K3S)));
    }

    @Test
    void aLargeFileIsReadWholeOnceAndAgainWhenItIsAnother() throws Exception {
        byte[] large = content(2, 9 << 20);
        server.file("/large", large, "\"large\"");
        Download download = pinned(server.url("/large"), large);
        KnownSums known = KnownSums.inMemory();
        Fetched fetched = fetch(next(known), download);
        assertEquals(Optional.of(fetched), next(known).cached(download));
        // what only a process that reads it whole could see
        FileTime time = Files.getLastModifiedTime(fetched.file());
        Files.write(fetched.file(), turned(large));
        Files.setLastModifiedTime(fetched.file(), time);
        assertEquals(Optional.of(fetched), next(known).cached(download), "not read again");
        Files.setLastModifiedTime(fetched.file(), FileTime.fromMillis(1_000));
        assertEquals(Optional.empty(), next(known).cached(download), "read again");
    }

    private ArtifactCache next(KnownSums known) throws Exception {
        return new ArtifactCache(folder, FirstSeen.forgetful(), known, Desk.web(new FakeClock()));
    }

    @Test
    void aCachedFileThatWasAlteredIsDownloadedAgain() throws Exception {
        Download k3s = pinned(server.url("/k3s"), K3S);
        ArtifactCache cache = cache(folder, FirstSeen.forgetful());
        Fetched fetched = fetch(cache, k3s);
        Files.write(fetched.file(), turned(K3S));
        Files.setLastModifiedTime(fetched.file(), FileTime.fromMillis(1_000));
        assertEquals(Optional.empty(), cache.cached(k3s));
        assertHolds(K3S, fetch(cache, k3s));
    }

    @Test
    void aCachedFileOfTheSameSizeAndTimeIsStillCheckedAtTheNextStart() throws Exception {
        Download k3s = pinned(server.url("/k3s"), K3S);
        Fetched fetched = fetch(cache(folder, FirstSeen.forgetful()), k3s);
        FileTime time = Files.getLastModifiedTime(fetched.file());
        Files.write(fetched.file(), turned(K3S));
        Files.setLastModifiedTime(fetched.file(), time);
        assertEquals(Optional.empty(), cache(folder, FirstSeen.forgetful()).cached(k3s));
    }

    @Test
    void progressEndsAtTheWholeFile() throws Exception {
        List<Long> moved = new ArrayList<>();
        cache(folder, FirstSeen.forgetful()).fetch(pinned(server.url("/k3s"), K3S), (bytes, total) -> {
            assertEquals(K3S.length, total);
            moved.add(bytes);
        });
        assertEquals(0, moved.getFirst());
        assertEquals(K3S.length, moved.getLast());
        assertEquals(moved.stream().sorted().toList(), moved);
        assertTrue(moved.size() > 2, moved.toString());
    }

    @Test
    void whoAsksSecondWaitsAndFindsTheFile() throws Exception {
        CountDownLatch secondWaits = new CountDownLatch(1);
        server.on("/k3s", exchange -> {
            await(secondWaits);
            LoopbackServer.send(exchange, K3S, "\"one\"", K3S.length);
        });
        Download k3s = pinned(server.url("/k3s"), K3S);
        List<Thread> threads = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
        })) {
            ArtifactCache one = cache(folder, FirstSeen.forgetful());
            ArtifactCache other = cache(folder, FirstSeen.forgetful());
            Future<Fetched> first = two.submit(() -> fetch(one, k3s));
            until(() -> server.asked.size() == 1);
            Future<Fetched> second = two.submit(() -> fetch(other, k3s));
            until(() -> threads.getLast().getState() == Thread.State.WAITING);
            secondWaits.countDown();
            assertEquals(first.get(20, TimeUnit.SECONDS), second.get(20, TimeUnit.SECONDS));
        }
        assertEquals(1, server.asked.size());
    }

    @Test
    void differentFilesComeAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        List<Download> files = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            byte[] content = content(10 + i, 1000);
            server.on("/file" + i, exchange -> {
                both.countDown();
                await(both);
                LoopbackServer.send(exchange, content, "", content.length);
            });
            files.add(pinned(server.url("/file" + i), content));
        }
        ArtifactCache cache = cache(folder, FirstSeen.forgetful());
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Fetched> file : files.stream().map(file -> two.submit(() -> fetch(cache, file))).toList()) {
                assertEquals(1000, file.get(20, TimeUnit.SECONDS).size());
            }
        }
    }

    @Test
    void thePublishedSumIsFetchedOnceAndMustAgree() throws Exception {
        server.text("/sums.txt", sum(content(2, 9)) + "  k3s-arm64\n" + sum(K3S).toUpperCase(Locale.ROOT) + " *dist/k3s\n");
        Download k3s = published(server.url("/k3s"), server.url("/sums.txt"));
        assertEquals(Optional.empty(), cache(folder, FirstSeen.forgetful()).cached(k3s));
        Fetched fetched = fetch(cache(folder, FirstSeen.forgetful()), k3s);
        assertHolds(K3S, fetched);
        assertEquals(Provenance.PUBLISHED, fetched.provenance());
        assertEquals(fetched, fetch(cache(folder, FirstSeen.forgetful()), k3s));
        assertEquals(Optional.of(fetched), cache(folder, FirstSeen.forgetful()).cached(k3s));
        assertEquals(List.of("/sums.txt", "/k3s"), server.asked);
    }

    @Test
    void aFileThatIsNotTheOneReleasedIsDeletedAndNamed() throws Exception {
        String required = sum(turned(K3S));
        server.text("/sums.txt", required + "  k3s\n");
        ArtifactCache cache = cache(folder, FirstSeen.forgetful());
        Problem problem = refused(ProblemCode.DOWNLOAD_CORRUPT, () -> fetch(cache, published(server.url("/k3s"), server.url("/sums.txt"))));
        assertEquals(Retry.NEVER, problem.retry());
        assertEquals(Map.of("url", server.url("/k3s"), "found", sum(K3S), "required", required), problem.args());
        try (var left = Files.walk(folder)) {
            assertTrue(left.filter(Files::isRegularFile).noneMatch(file -> file.toFile().length() > 1000));
        }
    }

    @Test
    void nothingIsDownloadedWhileItsPublishedSumIsMissing() throws Exception {
        server.text("/sums.txt", sum(K3S) + "  k3s-arm64\nnot a sum  k3s\n");
        server.text("/two.txt", sum(K3S) + "  k3s\n" + sum(turned(K3S)) + "  k3s\n");
        ArtifactCache cache = cache(folder, FirstSeen.forgetful());
        for (String list : List.of("/sums.txt", "/two.txt", "/absent.txt")) {
            Problem problem = refused(ProblemCode.CHECKSUM_MISSING, () -> fetch(cache, published(server.url("/k3s"), server.url(list))));
            assertEquals(Map.of("url", server.url("/k3s"), "checksums", server.url(list)), problem.args());
        }
        assertTrue(server.asked.stream().noneMatch("/k3s"::equals));
    }

    @Test
    void whatNobodyPublishesIsComparedWithTheFirstDownloadOfTheCluster() throws Exception {
        Download script = unknown(server.url("/k3s"));
        FirstSeen home = new LockFile(folder.resolve("home/lock.yaml"));
        Fetched fetched = fetch(cache(folder.resolve("cache"), home), script);
        assertHolds(K3S, fetched);
        assertEquals(Provenance.FIRST_SEEN, fetched.provenance());
        assertEquals(Optional.of(fetched), cache(folder.resolve("cache"), home).cached(script));

        server.file("/k3s", turned(K3S), "\"two\"");
        ArtifactCache emptied = cache(folder.resolve("emptied"), home);
        Problem problem = refused(ProblemCode.DOWNLOAD_CORRUPT, () -> fetch(emptied, script));
        assertEquals(sum(K3S), problem.args().get("required"));
        FirstSeen cabin = new LockFile(folder.resolve("cabin/lock.yaml"));
        assertHolds(turned(K3S), fetch(cache(folder.resolve("emptied"), cabin), script));
        assertEquals(Optional.of(sum(K3S)), home.sha256(script.name()));
        assertEquals(Optional.of(sum(turned(K3S))), cabin.sha256(script.name()));
    }

    @Test
    void aMirrorsCopyMustEqualWhatWasSeenUpstream() throws Exception {
        FirstSeen home = new LockFile(folder.resolve("home/lock.yaml"));
        fetch(cache(folder.resolve("cache"), home), unknown(server.url("/k3s")));
        server.file("/mirror/k3s", turned(K3S), "\"two\"");
        refused(ProblemCode.DOWNLOAD_CORRUPT, () -> fetch(cache(folder.resolve("other"), home), unknown(server.url("/mirror/k3s"))));
    }

    @Test
    void anotherClusterTakesTheCachedFileAndRemembersIt() throws Exception {
        Download script = unknown(server.url("/k3s"));
        fetch(cache(folder.resolve("cache"), new LockFile(folder.resolve("home/lock.yaml"))), script);
        FirstSeen cabin = new LockFile(folder.resolve("cabin/lock.yaml"));
        fetch(cache(folder.resolve("cache"), cabin), script);
        assertEquals(1, server.asked.size());
        assertEquals(Optional.of(sum(K3S)), cabin.sha256(script.name()));
    }

    @Test
    void aPlaceThatTakesNoFilesIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        ArtifactCache cache = cache(file, FirstSeen.forgetful());
        Problem problem = refused(ProblemCode.STORE_UNWRITABLE, () -> fetch(cache, pinned(server.url("/k3s"), K3S)));
        assertEquals(file.toString(), problem.args().get("path"));
    }

    @Test
    void aBrokenNoteInTheIndexIsAsGoodAsNone() throws Exception {
        Download script = unknown(server.url("/k3s"));
        fetch(cache(folder, FirstSeen.forgetful()), script);
        try (var notes = Files.list(folder.resolve("index"))) {
            Files.writeString(notes.findFirst().orElseThrow(), "{\"url\": ");
        }
        assertEquals(Optional.empty(), cache(folder, FirstSeen.forgetful()).cached(script));
        assertHolds(K3S, fetch(cache(folder, FirstSeen.forgetful()), script));
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.onSpinWait();
        }
    }
}

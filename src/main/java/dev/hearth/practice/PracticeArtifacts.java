// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.node.K3sPaths;
import dev.hearth.port.Artifacts;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Downloads without a network: each file is one line that says what it stands for. */
final class PracticeArtifacts implements Artifacts {
    private static final Duration DOWNLOAD = Duration.ofSeconds(6);
    private static final int PARTS = 20;
    private static final long LARGE = 71_000_000;
    private static final long SMALL = 41_000;
    private final World world;
    private final Path folder;
    private final Releases releases;
    private final Map<Path, Fetched> fetched = new ConcurrentHashMap<>();

    PracticeArtifacts(World world, Path folder, Releases releases) {
        this.world = world;
        this.folder = folder;
        this.releases = releases;
    }

    /** The version that the k3s on a machine says. */
    static String version(PracticeNode node) {
        return node.file(K3sPaths.BINARY).map(PracticeNode.Content::text).flatMap(text -> java.util.Arrays.stream(text.split("\\s+"))
                .filter(word -> word.matches("v[0-9].*")).findFirst()).orElse("v0.0.0+k3s1");
    }

    /** What a file is played to be long, in bytes. */
    Optional<Long> size(Path file) {
        return Optional.ofNullable(fetched.get(file)).map(Fetched::size);
    }

    @Override
    public Releases releases(Sources sources) {
        return releases;
    }

    @Override
    public Optional<Fetched> cached(Download download) {
        return Optional.ofNullable(fetched.get(file(download)));
    }

    @Override
    public Fetched fetch(Download download, Transfer transfer) throws ProblemException, InterruptedException {
        Optional<Fetched> there = cached(download);
        if (there.isPresent()) {
            return there.get();
        }
        boolean script = download.url().matches(".*\\.(sh|ya?ml)") || download.name().contains("install");
        long size = script ? SMALL : LARGE;
        for (int part = 1; part <= (script ? 1 : PARTS); part++) {
            world.pass(DOWNLOAD.dividedBy(PARTS));
            transfer.moved(size * part / (script ? 1 : PARTS), size);
        }
        byte[] content = PlayedManifests.of(download.url()).orElse(download.name() + "\n").getBytes(StandardCharsets.UTF_8);
        if (world.<Boolean, ProblemException>ask(now -> world.has(Fault.CORRUPT_DOWNLOAD))) {
            throw Problem.blocking(ProblemCode.DOWNLOAD_CORRUPT, Map.of(
                    "url", download.url(), "found", Sums.of(new byte[] {0}), "required", Sums.of(content))).retry(Retry.NEVER).asException();
        }
        return keep(download, content, size);
    }

    private Fetched keep(Download download, byte[] content, long size) throws ProblemException {
        Path file = file(download);
        try {
            Files.createDirectories(folder);
            Files.write(file, content);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
        Provenance provenance = download.sha256() != null ? Provenance.PINNED : download.checksums() != null ? Provenance.PUBLISHED : Provenance.FIRST_SEEN;
        Fetched kept = new Fetched(file, Sums.of(content), size, provenance);
        fetched.put(file, kept);
        return kept;
    }

    private Path file(Download download) {
        return folder.resolve(Sums.of(download.url().getBytes(StandardCharsets.UTF_8)).substring(0, 16));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.exec.Clock;
import dev.hearth.port.Artifacts;
import dev.hearth.port.KnownSums;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Downloads into a cache that several clusters and several running Hearths may share. */
public final class ArtifactCache implements Artifacts {
    private final Path folder;
    private final Content content;
    private final FirstSeen firstSeen;
    private final Web web;
    private final Source source;

    /**
     * @param folder made when missing
     * @param firstSeen of the cluster that the files are for
     * @param known which large files were found whole
     */
    public ArtifactCache(Path folder, FirstSeen firstSeen, KnownSums known, Clock clock) {
        this(folder, firstSeen, known, Web.ofTheSystem(clock));
    }

    ArtifactCache(Path folder, FirstSeen firstSeen, KnownSums known, Web web) {
        this.folder = folder;
        this.content = new Content(folder, known);
        this.firstSeen = firstSeen;
        this.web = web;
        this.source = new Source(web);
    }

    @Override
    public Releases releases(Sources sources) throws ProblemException, InterruptedException {
        return new ReleasesSource(web).read(sources);
    }

    @Override
    public Optional<Fetched> cached(Download download) throws ProblemException {
        try {
            return there(download, known(download));
        } catch (IOException e) {
            throw Room.problem(folder, e);
        }
    }

    @Override
    public Fetched fetch(Download download, Transfer transfer) throws ProblemException, InterruptedException {
        try (Turns.Turn _ = content.turn(download.url())) {
            Sum sum = known(download);
            if (sum.sha256() == null && sum.provenance() == Provenance.PUBLISHED) {
                sum = new Sum(published(download), Provenance.PUBLISHED);
            }
            Optional<Fetched> there = there(download, sum);
            Fetched fetched = there.isPresent() ? there.get() : download(download, sum, transfer);
            if (fetched.provenance() == Provenance.FIRST_SEEN && sum.sha256() == null) {
                firstSeen.remember(download.name(), download.url(), fetched.sha256());
            }
            return fetched;
        } catch (IOException e) {
            throw Room.problem(folder, e);
        }
    }

    /** @param sha256 null while it is not known */
    private record Sum(@Nullable String sha256, Provenance provenance) {}

    /** What the sum must be, as far as it is known without asking the network. */
    private Sum known(Download download) throws ProblemException, IOException {
        if (download.sha256() != null) {
            return new Sum(download.sha256(), Provenance.PINNED);
        }
        String checksums = download.checksums();
        if (checksums != null) {
            return new Sum(content.known(download.url()).filter(note -> checksums.equals(note.checksums()))
                    .map(Content.Known::sha256).orElse(null), Provenance.PUBLISHED);
        }
        return new Sum(firstSeen.sha256(download.name()).orElse(null), Provenance.FIRST_SEEN);
    }

    private Optional<Fetched> there(Download download, Sum sum) throws IOException {
        Optional<String> sha256 = Optional.ofNullable(sum.sha256());
        if (sha256.isEmpty() && sum.provenance() == Provenance.FIRST_SEEN) {
            sha256 = content.known(download.url()).map(Content.Known::sha256);
        }
        Optional<Path> file = sha256.isPresent() ? content.whole(sha256.get()) : Optional.empty();
        return file.isPresent() ? Optional.of(fetched(file.get(), sha256.orElseThrow(), sum.provenance())) : Optional.empty();
    }

    private String published(Download download) throws ProblemException, InterruptedException {
        String checksums = String.valueOf(download.checksums());
        Optional<byte[]> list = source.text(URI.create(checksums));
        Optional<String> sum = list.flatMap(bytes -> new ChecksumList(bytes).of(URI.create(download.url())));
        return sum.orElseThrow(() -> Trouble.problem(ProblemCode.CHECKSUM_MISSING, download.url())
                .with("checksums", checksums)
                .detail(list.isPresent() ? "" : "HTTP 404")
                .asException());
    }

    private Fetched download(Download download, Sum sum, Transfer transfer) throws ProblemException, InterruptedException, IOException {
        URI uri = URI.create(download.url());
        Part part = content.part(download.url());
        boolean resumed = source.download(uri, part, transfer);
        String found = Sha256.of(part.file());
        if (resumed && !matches(sum, found)) {
            part.discard();
            source.download(uri, part, transfer);
            found = Sha256.of(part.file());
        }
        if (!matches(sum, found)) {
            boolean page = Html.looks(part.file());
            part.discard();
            throw page ? Trouble.notAFile(download.url(), Html.NAME) : corrupt(download, found, String.valueOf(sum.sha256()));
        }
        if (sum.sha256() == null && Html.looks(part.file())) {
            part.discard();
            throw Trouble.notAFile(download.url(), Html.NAME);
        }
        Path file = content.keep(part, found);
        content.note(new Content.Known(download.url(), found, download.checksums()));
        return fetched(file, found, sum.provenance());
    }

    private static boolean matches(Sum sum, String found) {
        return sum.sha256() == null || sum.sha256().equals(found);
    }

    private static ProblemException corrupt(Download download, String found, String required) {
        Problem problem = Trouble.problem(ProblemCode.DOWNLOAD_CORRUPT, download.url()).with("found", found).with("required", required);
        return problem.retry(Retry.NEVER).asException();
    }

    private static Fetched fetched(Path file, String sha256, Provenance provenance) throws IOException {
        return new Fetched(file, sha256, Files.size(file), provenance);
    }
}

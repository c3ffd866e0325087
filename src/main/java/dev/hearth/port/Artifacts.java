// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import java.nio.file.Path;
import java.util.Optional;

/** The files of the releases, downloaded once and checked always. */
public interface Artifacts {
    /**
     * The versions that these sources offer: the mirror's releases.yaml, else the given file, else the built-in one.
     *
     * @throws ProblemException RELEASES_UNREADABLE, MIRROR_UNREACHABLE
     */
    Releases releases(Sources sources) throws ProblemException, InterruptedException;

    /** The file in the cache when it is there whole and its sum is right; asks nothing of the network. */
    Optional<Fetched> cached(Download download) throws ProblemException;

    /**
     * The file, downloaded when it must be; a broken download is taken up where it stopped.
     *
     * @throws ProblemException DOWNLOAD_FAILED (Retry.SOON or AFTER_FIX), DOWNLOAD_CORRUPT (Retry.NEVER),
     *     DOWNLOAD_NOT_A_FILE (a web page came instead), CHECKSUM_MISSING
     */
    Fetched fetch(Download download, Transfer transfer) throws ProblemException, InterruptedException;

    /**
     * @param sha256 64 hex digits
     * @param size bytes
     * @param provenance how the sum is known
     */
    record Fetched(Path file, String sha256, long size, Provenance provenance) {}

    /** How a checksum is known (DESIGN section 8). */
    enum Provenance {
        /** It stands in releases.yaml. */
        PINNED,
        /** The release's own checksum file says so. */
        PUBLISHED,
        /** Nobody publishes one: that of the first download, kept and compared from then on. */
        FIRST_SEEN
    }
}

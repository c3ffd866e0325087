// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Room on the disk for a file. */
final class Room {
    private static final long LITTLE = 1_000_000;

    private Room() {}

    static final class FullException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long needed;
        private final long free;

        FullException(long needed, long free) {
            this.needed = needed;
            this.free = free;
        }
    }

    /**
     * Better no start than half a file.
     *
     * @param needed bytes still to come; negative when it is not known
     */
    static void check(Path file, long needed) throws IOException {
        long free = free(file.toAbsolutePath().resolveSibling("."));
        if (needed > free) {
            throw new FullException(needed, free);
        }
    }

    /** What a failed write was about: DISK_FULL or STORE_UNWRITABLE. */
    static ProblemException problem(Path path, IOException e) {
        Throwable at = e instanceof Saving.NotWrittenException && e.getCause() != null ? e.getCause() : e;
        if (at instanceof FullException full) {
            return Trouble.disk(path, full.needed, full.free, null);
        }
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        long free = free(path);
        boolean full = free < LITTLE || words.contains("no space") || words.contains("not enough space") || words.contains("quota");
        return full ? Trouble.disk(path, 0, free, e) : Trouble.unwritable(path, e);
    }

    private static long free(Path path) {
        // A FileStore wants the mount point, which a chroot or a container may not name.
        return Files.exists(path) ? path.toFile().getUsableSpace() : Long.MAX_VALUE;
    }
}

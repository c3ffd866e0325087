// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where bytes come from: the web, or a folder. */
final class Source {
    private static final int BUFFER = 1 << 18;
    private final Web web;

    Source(Web web) {
        this.web = web;
    }

    /** A small file; empty when there is none. */
    Optional<byte[]> text(URI uri) throws ProblemException, InterruptedException {
        if (Addresses.web(uri)) {
            return web.text(uri);
        }
        try {
            return Optional.of(Files.readAllBytes(Path.of(uri)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Trouble.unreadable(uri, e);
        }
    }

    /**
     * Brings the part to its end.
     *
     * @return whether bytes of an earlier time were gone on with
     */
    boolean download(URI uri, Part part, Transfer transfer) throws ProblemException, InterruptedException, IOException {
        if (Addresses.web(uri)) {
            return web.download(uri, part, transfer);
        }
        copy(uri, part, transfer);
        return false;
    }

    /** Copied rather than used in its place: what was checked must be what is uploaded. */
    private static void copy(URI uri, Part part, Transfer transfer) throws ProblemException, InterruptedException, IOException {
        part.begin(Optional.empty());
        try (InputStream in = open(uri)) {
            long total = Files.size(Path.of(uri));
            Room.check(part.file(), total);
            Saving saving = new Saving(part.file(), 0, total, transfer, () -> {});
            byte[] buffer = new byte[BUFFER];
            try {
                for (int n = read(uri, in, buffer); n >= 0; n = read(uri, in, buffer)) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    saving.write(ByteBuffer.wrap(buffer, 0, n));
                }
                saving.onComplete();
            } catch (ClosedByInterruptException e) {
                Thread.interrupted();
                throw new InterruptedException();
            } finally {
                saving.stop();
            }
        }
    }

    private static InputStream open(URI uri) throws ProblemException {
        try {
            return Files.newInputStream(Path.of(uri));
        } catch (IOException e) {
            throw Trouble.unreadable(uri, e);
        }
    }

    private static int read(URI uri, InputStream in, byte[] buffer) throws ProblemException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw Trouble.unreadable(uri, e);
        }
    }
}

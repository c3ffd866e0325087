// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong with a download into problems. */
final class Trouble {
    private Trouble() {}

    /** An answer that is no file: its status tells whether to ask again. */
    static final class StatusException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        StatusException(int status, String detail) {
            super("HTTP " + status + detail);
            this.status = status;
        }
    }

    /** The server was silent for too long, or sent something that does not fit what is there; asking again may do. */
    static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenException(String detail) {
            super(detail);
        }
    }

    /**
     * Whether asking again by itself makes sense: timeouts, resets and busy servers yes; certificates, 404 and what no address
     * can be got for (UnresolvedAddressException is an IllegalArgumentException too) no.
     */
    static Retry retry(IOException e) {
        if (e instanceof StatusException answer) {
            boolean busy = answer.status >= 500 || answer.status == 408 || answer.status == 429;
            return busy ? Retry.SOON : Retry.AFTER_FIX;
        }
        boolean certificate = e instanceof SSLPeerUnverifiedException
                || (e instanceof SSLHandshakeException && cause(e, EOFException.class) == null);
        boolean address = cause(e, IllegalArgumentException.class) != null;
        return certificate || address ? Retry.AFTER_FIX : Retry.SOON;
    }

    static ProblemException failed(URI uri, IOException e) {
        return new ProblemException(problem(ProblemCode.DOWNLOAD_FAILED, uri.toString()).retry(retry(e)).detail(words(e)), e);
    }

    /** A file of a folder that is missing or cannot be read. */
    static ProblemException unreadable(URI uri, IOException e) {
        return new ProblemException(problem(ProblemCode.DOWNLOAD_FAILED, uri.toString()).detail(e.getClass().getSimpleName()), e);
    }

    static ProblemException notAFile(String url, String found) {
        return problem(ProblemCode.DOWNLOAD_NOT_A_FILE, url).with("found", found).asException();
    }

    /** The disk here failed. */
    static ProblemException disk(Path path, long needed, long free, @Nullable IOException e) {
        Map<String, String> args = Map.of("host", "localhost", "path", path.toString(), "needed", size(needed), "free", size(free));
        return new ProblemException(Problem.blocking(ProblemCode.DISK_FULL, args).detail(e == null ? "" : words(e)), e);
    }

    static ProblemException unwritable(Path path, IOException e) {
        return new ProblemException(
                Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", path.toString())).detail(words(e)), e);
    }

    static Problem problem(ProblemCode code, String url) {
        return Problem.blocking(code, Map.of("url", url));
    }

    /** In MB of 1,000,000 bytes, rounded up. */
    private static String size(long bytes) {
        return Math.ceilDiv(bytes, 1_000_000) + " MB";
    }

    private static String words(IOException e) {
        if (cause(e, UnresolvedAddressException.class) != null) {
            return "unknown host";
        }
        String kind = e instanceof ConnectException || e instanceof HttpTimeoutException || e.getMessage() == null ? e.getClass().getSimpleName() : "";
        String message = e.getMessage() == null ? "" : e.getMessage();
        return (kind + " " + message).strip();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
        Throwable at = e;
        for (int depth = 0; at != null && depth < 16; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}

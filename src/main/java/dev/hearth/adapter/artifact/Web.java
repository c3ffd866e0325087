// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.engine.exec.Clock;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/** HTTP: follows redirects (never from https to http), tries again when that may do, goes on with broken downloads. */
final class Web {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int FRUITLESS = 3;
    private static final int TRIES = 20;
    static final long TEXT_LIMIT = 1 << 20;
    private static final Set<Integer> ABSENT = Set.of(404, 410);
    private final Clock clock;
    private final Duration silence;
    private final HttpClient client;

    /**
     * @param silence how long a server may send nothing before the connection counts as broken
     * @param tls whose certificates are trusted
     */
    Web(Clock clock, Duration silence, SSLContext tls) {
        this.clock = clock;
        this.silence = silence;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT)
                .sslContext(tls)
                .proxy(Objects.requireNonNullElse(ProxySelector.getDefault(), ProxySelector.of(null)))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Trusts whom the JVM trusts ({@code javax.net.ssl.trustStore}). */
    static Web ofTheSystem(Clock clock) {
        try {
            return new Web(clock, SILENCE, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM's trust store cannot be read", e);
        }
    }

    /**
     * A small file, whole in memory; empty when the server has none there (404, 410).
     *
     * @throws ProblemException DOWNLOAD_FAILED, DOWNLOAD_NOT_A_FILE
     */
    Optional<byte[]> text(URI uri) throws ProblemException, InterruptedException {
        try {
            HttpResponse<byte[]> answer = trying(uri, () -> {
                HttpResponse<byte[]> got = await(request(uri).build(), HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofByteArray(), TEXT_LIMIT), new AtomicLong());
                if (got.statusCode() != 200 && !ABSENT.contains(got.statusCode())) {
                    throw new Trouble.StatusException(got.statusCode(), location(got));
                }
                return got;
            }, () -> 0);
            if (answer.statusCode() != 200) {
                return Optional.empty();
            }
            if (Html.type(answer.headers()) || Html.looks(answer.body())) {
                throw Trouble.notAFile(uri.toString(), Html.NAME);
            }
            return Optional.of(answer.body());
        } catch (Saving.NotWrittenException e) {
            throw new AssertionError("nothing is written here", e);
        }
    }

    /**
     * Brings the part to its end.
     *
     * @return whether bytes of an earlier time were gone on with
     * @throws Saving.NotWrittenException when the disk here failed
     */
    boolean download(URI uri, Part part, Transfer transfer) throws ProblemException, InterruptedException, IOException {
        boolean resumed = part.version().isPresent();
        trying(uri, () -> attempt(uri, part, transfer), () -> size(part));
        return resumed;
    }

    private HttpResponse<Void> attempt(URI uri, Part part, Transfer transfer) throws IOException, ProblemException, InterruptedException {
        long have = part.size();
        Optional<Part.Version> version = part.version();
        HttpRequest.Builder request = request(uri);
        version.ifPresent(known -> request.header("Range", "bytes=" + have + "-").header("If-Range", known.validator()));
        AtomicLong activity = new AtomicLong();
        Landing landing = new Landing(part, version, transfer, activity::incrementAndGet);
        HttpResponse<Void> answer;
        try {
            answer = await(request.build(), landing, activity);
        } finally {
            landing.stop();
        }
        int status = answer.statusCode();
        if (landing.html()) {
            throw Trouble.notAFile(uri.toString(), Html.NAME);
        }
        if ((status == 416 && have > 0) || landing.misfit()) {
            part.discard();
            throw new Trouble.BrokenException("range refused");
        }
        if (status != 200 && status != 206) {
            throw new Trouble.StatusException(status, location(answer));
        }
        return answer;
    }

    private interface Attempt<T> {
        T run() throws IOException, ProblemException, InterruptedException;
    }

    private interface Progress {
        long bytes();
    }

    private <T> T trying(URI uri, Attempt<T> attempt, Progress progress)
            throws ProblemException, InterruptedException, Saving.NotWrittenException {
        int fruitless = 0;
        for (int tries = 1; ; tries++) {
            long before = progress.bytes();
            try {
                return attempt.run();
            } catch (Saving.NotWrittenException e) {
                throw e;
            } catch (IOException e) {
                fruitless = progress.bytes() > before ? 0 : fruitless + 1;
                if (Trouble.retry(e) != Retry.SOON || fruitless >= FRUITLESS || tries >= TRIES) {
                    throw Trouble.failed(uri, e);
                }
                clock.sleep(Duration.ofSeconds(fruitless == 0 ? 1 : 2L * fruitless - 1));
            }
        }
    }

    /** Waits as long as something comes. */
    private <T> HttpResponse<T> await(HttpRequest request, BodyHandler<T> handler, AtomicLong activity)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
        try {
            while (true) {
                long before = activity.get();
                try {
                    return answer.get(silence.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (activity.get() == before) {
                        throw new Trouble.BrokenException("nothing came for " + silence.toSeconds() + " s");
                    }
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause
                    : e.getCause() instanceof UncheckedIOException unchecked ? unchecked.getCause() : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept-Encoding", "identity").header("User-Agent", "hearth");
    }

    /** Where a redirect leads that was not followed. */
    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").map(to -> " to " + to.replaceFirst("\\?.*", "")).orElse("");
    }

    private static long size(Part part) {
        try {
            return part.size();
        } catch (IOException e) {
            return 0;
        }
    }
}

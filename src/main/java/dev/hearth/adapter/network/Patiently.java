// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls the JDK's blocking network functions with one limit for all of a call, and lets go at once when interrupted. */
final class Patiently {
    /** On a busy machine a JVM's first TLS handshake computes for two seconds; that is no silence of the other side. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private Patiently() {}

    /** In a virtual thread, where an interrupt also closes the socket. Throws SocketTimeoutException when the time is up. */
    static <T> T call(Duration limit, Callable<T> call) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name("network").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw (IOException) new SocketTimeoutException("nothing within " + limit).initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }
}

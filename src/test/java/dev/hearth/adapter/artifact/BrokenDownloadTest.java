// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static dev.hearth.adapter.artifact.Desk.assertHolds;
import static dev.hearth.adapter.artifact.Desk.cache;
import static dev.hearth.adapter.artifact.Desk.content;
import static dev.hearth.adapter.artifact.Desk.fetch;
import static dev.hearth.adapter.artifact.Desk.pinned;
import static dev.hearth.adapter.artifact.Desk.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that break and are gone on with, never spliced out of two versions. */
class BrokenDownloadTest {
    private static final byte[] OLD = content(1, 700_000);
    private static final byte[] NEW = content(2, 700_000);
    private static final String PATH = "/k3s";

    @TempDir
    private Path folder;

    private LoopbackServer server;
    private final AtomicInteger count = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        server = LoopbackServer.plain();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCutDownloadGoesOnWhereItStopped() throws Exception {
        first(exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", 300_000), exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", OLD.length));
        assertHolds(OLD, fetch(cache(folder, FirstSeen.forgetful()), pinned(server.url(PATH), OLD)));
        assertEquals(2, server.asked.size());
        assertTrue(offset(1) > 0 && offset(1) <= 300_000, server.asked.toString());
    }

    @Test
    void itGoesOnAfterARedirectToo() throws Exception {
        first(exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", 300_000), exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", OLD.length));
        server.on("/release", exchange -> {
            exchange.getResponseHeaders().set("Location", PATH + "?token=" + count.get());
            exchange.sendResponseHeaders(302, -1);
        });
        assertHolds(OLD, fetch(cache(folder, FirstSeen.forgetful()), pinned(server.url("/release"), OLD)));
        assertTrue(offset(3) > 0, server.asked.toString());
    }

    @Test
    void manyCutsAreEnduredWhileEachBringsSomething() throws Exception {
        server.on(PATH, exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", 100_000 * count.incrementAndGet()));
        assertHolds(OLD, fetch(cache(folder, FirstSeen.forgetful()), pinned(server.url(PATH), OLD)));
        assertEquals(7, server.asked.size());
    }

    @Test
    void aFileThatChangedUpstreamIsBegunAgain() throws Exception {
        first(exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", 300_000), exchange -> LoopbackServer.send(exchange, NEW, "\"two\"", NEW.length));
        assertHolds(NEW, fetch(cache(folder, FirstSeen.forgetful()), unknown(server.url(PATH))));
    }

    @Test
    void withoutAStrongValidatorItIsBegunAgain() throws Exception {
        for (String etag : new String[] {"", "W/\"one\""}) {
            server.asked.clear();
            count.set(0);
            first(exchange -> LoopbackServer.send(exchange, OLD, etag, 300_000), exchange -> LoopbackServer.send(exchange, NEW, etag, NEW.length));
            assertHolds(NEW, fetch(cache(folder.resolve("cache" + etag.length()), FirstSeen.forgetful()), unknown(server.url(PATH))));
            assertEquals(java.util.List.of(PATH, PATH), server.asked);
        }
    }

    @Test
    void aPieceThatWasNotAskedForIsThrownAway() throws Exception {
        first(exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", 300_000), exchange -> {
            if (count.get() > 2) {
                LoopbackServer.send(exchange, OLD, "\"one\"", OLD.length);
                return;
            }
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-699999/700000");
            exchange.sendResponseHeaders(206, OLD.length);
            exchange.getResponseBody().write(OLD);
        });
        assertHolds(OLD, fetch(cache(folder, FirstSeen.forgetful()), unknown(server.url(PATH))));
        assertEquals(PATH, server.asked.get(2));
    }

    @Test
    void aRangeThatIsRefusedLeadsToTheWholeFile() throws Exception {
        first(exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", 300_000), exchange -> {
            if (exchange.getRequestHeaders().containsKey("Range")) {
                exchange.sendResponseHeaders(416, -1);
            } else {
                LoopbackServer.send(exchange, NEW, "\"two\"", NEW.length);
            }
        });
        assertHolds(NEW, fetch(cache(folder, FirstSeen.forgetful()), unknown(server.url(PATH))));
    }

    @Test
    void anInterruptedDownloadGoesOnTheNextTime() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        first(exchange -> {
            LoopbackServer.send(exchange, OLD, "\"one\"", 400_000);
            ArtifactCacheTest.await(interrupted);
        }, exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", OLD.length));
        Thread reader = Thread.currentThread();
        Transfer impatient = (bytes, total) -> {
            if (bytes > 0) {
                reader.interrupt();
            }
        };
        assertThrows(InterruptedException.class, () -> cache(folder, FirstSeen.forgetful()).fetch(pinned(server.url(PATH), OLD), impatient));
        interrupted.countDown();
        assertHolds(OLD, fetch(cache(folder, FirstSeen.forgetful()), pinned(server.url(PATH), OLD)));
        assertTrue(offset(1) > 0, server.asked.toString());
    }

    @Test
    void whenTheEndDoesNotFitTheBeginningAllIsFetchedOnceMore() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        byte[] wrong = OLD.clone();
        wrong[1000] ^= 1;
        first(exchange -> {
            LoopbackServer.send(exchange, wrong, "\"one\"", 400_000);
            ArtifactCacheTest.await(interrupted);
        }, exchange -> LoopbackServer.send(exchange, OLD, "\"one\"", OLD.length));
        Thread reader = Thread.currentThread();
        assertThrows(InterruptedException.class, () -> cache(folder, FirstSeen.forgetful()).fetch(pinned(server.url(PATH), OLD), (bytes, total) -> {
            if (bytes > 0) {
                reader.interrupt();
            }
        }));
        interrupted.countDown();
        assertHolds(OLD, fetch(cache(folder, FirstSeen.forgetful()), pinned(server.url(PATH), OLD)));
        assertEquals(PATH, server.asked.getLast());
    }

    private interface Page {
        void send(HttpExchange exchange) throws IOException;
    }

    private void first(Page first, Page then) {
        server.on(PATH, exchange -> {
            if (count.incrementAndGet() == 1) {
                first.send(exchange);
            } else {
                then.send(exchange);
            }
        });
    }

    /** Where the request at that place in the list went on; 0 when it asked for all. */
    private int offset(int index) {
        String range = server.asked.get(index).replaceFirst("^\\S+ ?", "").replaceAll("\\D", "");
        return range.isEmpty() ? 0 : Integer.parseInt(range);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.Watching;
import dev.hearth.port.Watching.Sight;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watch through all that happens to a connection. */
@Timeout(60)
class NodesWatchTest {
    private final BlockingQueue<Sight> seen = new LinkedBlockingQueue<>();
    private PlayedNodes server;
    private Fabric8Apis apis;
    private Watching watch;

    @BeforeEach
    void watch() throws Exception {
        server = new PlayedNodes();
        server.set("node1", "True");
        apis = new Fabric8Apis(server.port(), Duration.ofSeconds(8));
        watch = apis.open("127.0.0.1", FakeApi.kubeconfig()).watchNodes(seen::add);
        sees("node1=True");
        reaches(server.watches::get, 1);
    }

    @AfterEach
    void end() {
        watch.close();
        apis.close();
        server.close();
    }

    @Test
    void tellsOfNodesThatComeChangeAndGo() throws Exception {
        server.set("node2", "False");
        sees("node1=True node2=False");
        server.set("node2", "True");
        sees("node1=True node2=True");
        server.remove("node1");
        sees("node2=True");
        assertEquals(1, server.lists.get());
    }

    /** A kubelet's heartbeat changes an object's version, and nothing that anybody wants to know. */
    @Test
    void keepsHeartbeatsToItself() throws Exception {
        server.set("node1", "True");
        server.set("node2", "True");
        assertEquals("node1=True node2=True", words(seen.take()));
    }

    @Test
    void watchesOnWhenTheServerDropsTheConnection() throws Exception {
        server.drop();
        reaches(server.watches::get, 2);
        server.set("node2", "True");
        sees("node1=True node2=True");
    }

    @Test
    void listsAnewWhenTheServerForgotSoOldAVersion() throws Exception {
        server.withoutEvents(() -> server.remove("node1"));
        server.withoutEvents(() -> server.set("node7", "True"));
        server.gone();
        Sight sight = seen.take();
        while (!words(sight).equals("node7=True")) {
            sight = seen.take();
        }
        assertTrue(server.lists.get() > 1);
    }

    @Test
    void saysThatAServerIsGoneAndWhatItHasWhenItIsBack() throws Exception {
        server.stop();
        Sight silent = seen.take();
        assertEquals("node1=True", words(silent));
        assertEquals(ProblemCode.API_UNREACHABLE, silent.silence().orElseThrow().code());
        server.set("node2", "True");
        server.startAgain();
        Sight back = seen.take();
        assertEquals("node1=True node2=True", words(back));
        assertTrue(back.silence().isEmpty());
    }

    /** Nothing closes such a connection; it was there that a watch would wait for ever. */
    @Test
    void noticesAServerThatLostPower() throws Exception {
        server.mute();
        Sight silent = seen.take();
        assertEquals(ProblemCode.API_UNREACHABLE, silent.silence().orElseThrow().code());
        server.set("node2", "True");
        server.power();
        Sight back = seen.take();
        assertEquals("node1=True node2=True", words(back));
    }

    @Test
    void tellsNothingAfterItsEnd() throws Exception {
        watch.close();
        int before = server.lists.get();
        server.set("node2", "True");
        BlockingQueue<Sight> others = new LinkedBlockingQueue<>();
        try (Watching second = apis.open("127.0.0.1", FakeApi.kubeconfig()).watchNodes(others::add)) {
            assertEquals("node1=True node2=True", words(others.take()));
        }
        assertEquals(before + 1, server.lists.get());
        assertTrue(seen.isEmpty());
    }

    private void sees(String nodes) throws InterruptedException {
        Sight sight = seen.take();
        assertEquals(nodes, words(sight));
        assertTrue(sight.silence().isEmpty());
    }

    private static String words(Sight sight) {
        return sight.nodes().stream().map(node -> node.name() + "=" + node.conditions().get("Ready")).collect(Collectors.joining(" "));
    }

    private static void reaches(IntSupplier count, int wanted) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); count.getAsInt() < wanted; ) {
            assertTrue(System.nanoTime() < end, "still " + count.getAsInt());
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.ClusterApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong between Hearth and an API server, each on a real socket. */
class ApiProblemsTest {
    @ParameterizedTest
    @CsvSource({
        "400, API_REJECTED, AFTER_FIX", "401, API_FORBIDDEN, AFTER_FIX", "403, API_FORBIDDEN, AFTER_FIX", "404, API_REJECTED, AFTER_FIX", "422, API_REJECTED, AFTER_FIX",
        "409, API_CONFLICT, SOON", "429, API_UNREACHABLE, SOON", "500, API_UNREACHABLE, SOON", "503, API_UNREACHABLE, SOON", "504, API_UNREACHABLE, SOON"
    })
    void namesEachRefusalAndRepeatsItsWords(int status, ProblemCode code, Retry retry) throws Exception {
        try (FakeApi server = FakeApi.start("server"); Fabric8Apis apis = apis(server.port())) {
            server.reply("GET /api/v1/nodes", status, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"etcdserver: leader changed\",\"code\":" + status + "}");
            Problem problem = Problems.of(open(apis)::nodes);
            assertEquals(code, problem.code());
            assertEquals(retry, problem.retry());
            assertTrue(problem.detail().contains("etcdserver: leader changed"), problem.detail());
        }
    }

    /** k3s's own answers, before the API server is up, are no Status objects. */
    @Test
    void takesAServerThatIsNotYetUpForUnreachable() throws Exception {
        try (FakeApi server = FakeApi.start("server"); Fabric8Apis apis = apis(server.port())) {
            server.reply("GET /api/v1/nodes", 503, "apiserver not ready\n");
            Problem problem = Problems.of(open(apis)::nodes);
            assertEquals(ProblemCode.API_UNREACHABLE, problem.code());
            assertEquals(Retry.SOON, problem.retry());
        }
    }

    @ParameterizedTest
    @CsvSource({"stranger-server", "unnamed"})
    void refusesAServerThatTheClustersCaDoesNotVouchForAtThisAddress(String keys) throws Exception {
        try (FakeApi server = FakeApi.start(keys); Fabric8Apis apis = apis(server.port())) {
            Problem problem = Problems.of(open(apis)::nodes);
            assertEquals(ProblemCode.API_CERTIFICATE, problem.code());
            assertEquals(Retry.AFTER_FIX, problem.retry());
            assertTrue(server.requests.isEmpty(), "said something to a stranger");
        }
    }

    @Test
    void seesAPageWhereKubernetesShouldBe() throws Exception {
        try (FakeApi server = FakeApi.start("server"); Fabric8Apis apis = apis(server.port())) {
            server.reply("GET /readyz", 200, "<html>router</html>").reply("GET /api/v1/nodes", 200, "<html>router</html>");
            assertEquals(ProblemCode.API_NOT_KUBERNETES, Problems.of(open(apis)::version).code());
            assertEquals(ProblemCode.API_NOT_KUBERNETES, Problems.of(open(apis)::nodes).code());
        }
    }

    /** As when the window closes, or the cluster was put back, while somebody still asks. */
    @Test
    void isUnreachableOnceItIsClosed() throws Exception {
        try (FakeApi server = FakeApi.start("server")) {
            Fabric8Apis apis = apis(server.port());
            ClusterApi api = open(apis);
            apis.close();
            Problem problem = Problems.of(api::nodes);
            assertEquals(ProblemCode.API_UNREACHABLE, problem.code());
            assertEquals(Retry.SOON, problem.retry());
        }
    }

    @Test
    void isUnreachableWhereNothingListens() throws Exception {
        int port;
        try (ServerSocket free = listen()) {
            port = free.getLocalPort();
        }
        try (Fabric8Apis apis = apis(port)) {
            assertUnreachable(apis);
        }
    }

    @Test
    void isUnreachableWhenTheConnectionIsReset() throws Exception {
        try (ServerSocket server = listen(); Fabric8Apis apis = apis(server.getLocalPort())) {
            Thread.ofVirtual().start(() -> acceptAnd(server, socket -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }));
            assertUnreachable(apis);
        }
    }

    /** As a server that was cut off: the connection stands and nothing comes. */
    @Test
    void givesUpOnSilence() throws Exception {
        try (ServerSocket server = listen(); Fabric8Apis apis = new Fabric8Apis(server.getLocalPort(), Duration.ofMillis(300))) {
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertUnreachable(apis));
        }
    }

    @Test
    void canBeInterruptedWhileItWaits() throws Exception {
        try (ServerSocket server = listen(); Fabric8Apis apis = new Fabric8Apis(server.getLocalPort(), Duration.ofMinutes(5))) {
            CountDownLatch connected = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> acceptAnd(server, socket -> connected.countDown()));
            ClusterApi api = open(apis);
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    api.nodes();
                } catch (InterruptedException | ProblemException e) {
                    end.set(e);
                }
            });
            connected.await();
            asking.interrupt();
            asking.join(Duration.ofSeconds(30));
            assertEquals(InterruptedException.class, end.get() == null ? null : end.get().getClass());
        }
    }

    private static void assertUnreachable(Fabric8Apis apis) {
        Problem problem = Problems.of(open(apis)::nodes);
        assertEquals(ProblemCode.API_UNREACHABLE, problem.code());
        assertEquals(Retry.SOON, problem.retry());
        assertEquals("127.0.0.1", problem.args().get("address"));
    }

    private static Fabric8Apis apis(int port) {
        return new Fabric8Apis(port, Duration.ofMinutes(1));
    }

    private static ClusterApi open(Fabric8Apis apis) {
        try {
            return apis.open("127.0.0.1", FakeApi.kubeconfig());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProblemException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    private interface Deed {
        void to(Socket socket) throws IOException;
    }

    private static void acceptAnd(ServerSocket server, Deed deed) {
        try {
            while (true) {
                deed.to(server.accept());
            }
        } catch (IOException closed) {
            // the test is over
        }
    }
}

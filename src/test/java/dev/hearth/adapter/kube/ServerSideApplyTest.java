// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApi.Applied;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may change what: the questions that go to the server, and what its answers mean. */
class ServerSideApplyTest {
    private static final String OBJECT = "/api/v1/namespaces/kube-system/configmaps/notes";
    private static final Manifest MANIFEST = new Manifest(new ObjectRef("v1", "ConfigMap", "kube-system", "notes"),
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: notes\n  namespace: kube-system\ndata:\n  colour: red\n");
    private FakeApi server;
    private Fabric8Apis apis;
    private ClusterApi api;

    @BeforeEach
    void open() throws Exception {
        server = FakeApi.start("server").reply("GET /api/v1", 200,
                "{\"kind\":\"APIResourceList\",\"groupVersion\":\"v1\",\"resources\":[{\"name\":\"configmaps\",\"namespaced\":true,\"kind\":\"ConfigMap\",\"verbs\":[\"get\"]}]}");
        apis = new Fabric8Apis(server.port(), Duration.ofMinutes(1));
        api = apis.open("127.0.0.1", FakeApi.kubeconfig());
    }

    @AfterEach
    void close() {
        apis.close();
        server.close();
    }

    @Test
    void isAbsentAndNothingIsTriedWhenItIsNotThere() throws Exception {
        assertEquals(Applied.ABSENT, api.compare(MANIFEST));
        assertFalse(server.requests.stream().anyMatch(request -> request.startsWith("PATCH")), server.requests.toString());
    }

    /** As many as there are places meet at the server; the others wait outside. */
    @Test
    @Timeout(60)
    void soManyAreAskedForAtATimeAndNeverMore() throws Exception {
        CyclicBarrier full = new CyclicBarrier(Fabric8Api.AT_A_TIME);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.handle(OBJECT, exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                full.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            } finally {
                now.decrementAndGet();
            }
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < 3 * Fabric8Api.AT_A_TIME; i++) {
            askers.add(Thread.ofVirtual().start(() -> assertDoesNotThrow(() -> api.compare(MANIFEST))));
        }
        for (Thread asker : askers) {
            asker.join();
        }
        assertEquals(Fabric8Api.AT_A_TIME, most.get());
    }

    @Test
    void isTheSameWhenOnlyTheServersOwnNotesAndTheStatusDiffer() throws Exception {
        found("red", 7, "hearth");
        wouldBe("red", 8, "hearth");
        assertEquals(Applied.SAME, api.compare(MANIFEST));
    }

    @Test
    void theSameQuestionIsNotAskedTwiceUntilSomethingChanges() throws Exception {
        found("red", 7, "hearth");
        wouldBe("red", 7, "hearth");
        assertEquals(Applied.SAME, api.compare(MANIFEST));
        found("red", 9, "hearth");
        assertEquals(Applied.SAME, api.compare(MANIFEST));
        assertEquals(1, dryRuns());
        found("blue", 10, "hearth");
        assertEquals(Applied.DIFFERENT, api.compare(MANIFEST));
        assertEquals(Applied.DIFFERENT, api.compare(MANIFEST));
        assertEquals(3, dryRuns());
        found("red", 11, "kubectl-client-side-apply");
        assertEquals(Applied.SAME, api.compare(MANIFEST));
        assertEquals(4, dryRuns());
        assertEquals(Applied.SAME, api.compare(new Manifest(MANIFEST.ref(), MANIFEST.yaml() + "  size: big\n")));
        assertEquals(5, dryRuns());
    }

    private long dryRuns() {
        return server.requests.stream().filter(request -> request.contains("dryRun=All")).count();
    }

    @Test
    void isTheSameAlsoWhenSomebodyElseMadeItJustSo() throws Exception {
        found("red", 7, "kubectl-client-side-apply");
        wouldBe("red", 7, "hearth");
        assertEquals(Applied.SAME, api.compare(MANIFEST));
    }

    @Test
    void isDifferentWhenHearthAppliedItBefore() throws Exception {
        found("blue", 7, "hearth");
        wouldBe("red", 7, "hearth");
        assertEquals(Applied.DIFFERENT, api.compare(MANIFEST));
    }

    @Test
    void isForeignWhenHearthNeverAppliedIt() throws Exception {
        found("blue", 7, "kubectl-client-side-apply");
        wouldBe("red", 7, "hearth");
        assertEquals(Applied.FOREIGN, api.compare(MANIFEST));
    }

    @Test
    void comparesWithoutChangingAnything() throws Exception {
        found("blue", 7, "hearth");
        wouldBe("red", 7, "hearth");
        api.compare(MANIFEST);
        List<String> changes = server.requests.stream().filter(request -> !request.startsWith("GET")).toList();
        assertTrue(changes.stream().allMatch(request -> request.contains("dryRun=All")) && changes.size() == 1, changes.toString());
    }

    @Test
    void appliesWhatItDoesNotOwnWithoutForce() throws Exception {
        found("red", 7, "kubectl-client-side-apply");
        patched();
        api.apply(MANIFEST);
        assertEquals("PATCH " + OBJECT + "?fieldManager=hearth", change());
    }

    @Test
    void takesBackWhatItOwns() throws Exception {
        found("blue", 7, "hearth");
        patched();
        api.apply(MANIFEST);
        assertEquals("PATCH " + OBJECT + "?fieldManager=hearth&force=true", change());
    }

    @Test
    void createsWithoutForce() throws Exception {
        patched();
        api.apply(MANIFEST);
        assertEquals("PATCH " + OBJECT + "?fieldManager=hearth", change());
    }

    @Test
    void namesTheOwnersOfAConflict() throws Exception {
        found("blue", 7, "kubectl-client-side-apply");
        server.reply("PATCH " + OBJECT, 409, """
                {"kind":"Status","apiVersion":"v1","status":"Failure","message":"Apply failed with 1 conflict: conflict with \\"argocd-controller\\" using v1: .data.colour",
                "reason":"Conflict","code":409,"details":{"causes":[
                {"reason":"FieldManagerConflict","message":"conflict with \\"kubectl-edit\\" using v1","field":".data.size"},
                {"reason":"FieldManagerConflict","message":"conflict with \\"argocd-controller\\" using v1","field":".data.colour"}]}}""");
        Problem problem = Problems.of(() -> api.apply(MANIFEST));
        assertEquals(ProblemCode.API_CONFLICT, problem.code());
        assertEquals("argocd-controller, kubectl-edit", problem.args().get("owner"));
        assertEquals("ConfigMap kube-system/notes", problem.args().get("object"));
        assertEquals(Retry.AFTER_FIX, problem.retry());
    }

    @Test
    void rejectsAKindThatTheServerDoesNotKnow() {
        Manifest thing = new Manifest(new ObjectRef("example.com/v1", "Thing", "", "x"), "apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: x\n");
        assertEquals(ProblemCode.API_REJECTED, Problems.of(() -> api.compare(thing)).code());
    }

    private String change() {
        return server.requests.stream().filter(request -> !request.startsWith("GET")).reduce((first, second) -> first + " and " + second).orElse("none");
    }

    private void found(String colour, int version, String manager) {
        server.reply("GET " + OBJECT, 200, object(colour, version, manager));
    }

    private void wouldBe(String colour, int version, String manager) {
        server.reply("PATCH " + OBJECT, 200, object(colour, version, manager));
    }

    private void patched() {
        server.reply("PATCH " + OBJECT, 200, object("red", 9, "hearth"));
    }

    private static String object(String colour, int version, String manager) {
        return """
                {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"notes","namespace":"kube-system","resourceVersion":"%d","generation":%d,
                "managedFields":[{"manager":"%s","operation":"Apply","apiVersion":"v1"}]},"data":{"colour":"%s"},"status":{"seen":%d}}""".formatted(version, version, manager, colour, version);
    }
}

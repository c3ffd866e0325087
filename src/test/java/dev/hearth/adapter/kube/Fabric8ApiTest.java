// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.RolloutStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read, from answers as a k3s server gives them. */
class Fabric8ApiTest {
    private FakeApi server;
    private Fabric8Apis apis;
    private ClusterApi api;

    @BeforeEach
    void open() throws Exception {
        server = FakeApi.start("server");
        apis = new Fabric8Apis(server.port(), Duration.ofMinutes(1));
        api = apis.open("127.0.0.1", FakeApi.kubeconfig());
    }

    @AfterEach
    void close() {
        apis.close();
        server.close();
    }

    @Test
    void comesAsTheAdministratorOfTheKubeconfig() throws Exception {
        server.reply("GET /api/v1/nodes", 200, "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[]}");
        assertEquals(List.of(), api.nodes());
        assertEquals(List.of("CN=admin"), List.copyOf(server.clients));
    }

    @Test
    void anEvictionIsAskedForAndABudgetsAnswerIsNamed() throws Exception {
        ObjectRef pod = new ObjectRef("v1", "Pod", "apps", "web-1");
        String path = "POST /api/v1/namespaces/apps/pods/web-1/eviction";
        server.reply(path, 201, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}");
        api.objects().evict(pod);

        server.reply(path, 404, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"message\":\"pods not found\",\"code\":404}");
        api.objects().evict(pod);

        server.reply(path, 429, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"TooManyRequests\","
                + "\"message\":\"Cannot evict pod as it would violate the pod's disruption budget.\",\"code\":429}");
        Problem blocked = assertThrows(ProblemException.class, () -> api.objects().evict(pod)).problem();
        assertEquals(ProblemCode.EVICTION_BLOCKED, blocked.code());
        assertEquals(Map.of("pod", "apps/web-1"), blocked.args());

        server.reply(path, 429, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"too many requests\",\"code\":429}");
        assertEquals(ProblemCode.API_UNREACHABLE, assertThrows(ProblemException.class, () -> api.objects().evict(pod)).problem().code());
    }

    @Test
    void aNodeThatIsNotThereCannotBeCordoned() throws Exception {
        server.reply("GET /api/v1/nodes/node3", 200, "{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"node3\"}}");
        server.reply("PATCH /api/v1/nodes/node3", 200, "{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"node3\"}}");
        api.objects().cordon("node3");
        server.reply("PATCH /api/v1/nodes/node4", 404, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"not found\",\"code\":404}");
        assertEquals(ProblemCode.API_REJECTED, assertThrows(ProblemException.class, () -> api.objects().cordon("node4")).problem().code());
    }

    @Test
    void opensTheSamePlaceOnce() throws Exception {
        assertSame(api, apis.open("127.0.0.1", FakeApi.kubeconfig()));
    }

    @Test
    void stillAnswersAfterAnotherUserOfTheSamePlaceClosedIt() throws Exception {
        server.reply("GET /api/v1/nodes", 200, "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[]}");
        apis.open("127.0.0.1", FakeApi.kubeconfig()).close();
        assertEquals(List.of(), api.nodes());
    }

    @Test
    void tellsTheVersionOnlyWhenTheServerIsReady() throws Exception {
        server.reply("GET /version", 200, "{\"major\":\"1\",\"minor\":\"36\",\"gitVersion\":\"v1.36.3+k3s1\"}");
        server.reply("GET /readyz", 500, "[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed\n");
        assertEquals(ProblemCode.API_UNREACHABLE, Problems.of(api::version).code());
        server.reply("GET /readyz", 200, "ok");
        assertEquals("v1.36.3+k3s1", api.version());
    }

    @Test
    void readsNodesWithK3sOwnCondition() throws Exception {
        server.reply("GET /api/v1/nodes", 200, """
                {"kind":"NodeList","apiVersion":"v1","items":[{"metadata":{"name":"node1","labels":{"node-role.kubernetes.io/control-plane":"true"}},
                "status":{"conditions":[{"type":"Ready","status":"True"},{"type":"EtcdIsVoter","status":"False","reason":"MemberIsLearner"}],
                "addresses":[{"type":"InternalIP","address":"192.168.5.11"},{"type":"Hostname","address":"node1"}],
                "nodeInfo":{"kubeletVersion":"v1.36.3+k3s1"}}},{"metadata":{"name":"node2"},"status":{}}]}""");
        assertEquals(List.of(
                new NodeStatus("node1", Map.of("Ready", "True", "EtcdIsVoter", "False"), List.of("192.168.5.11"), "v1.36.3+k3s1",
                        Map.of("node-role.kubernetes.io/control-plane", "true")),
                new NodeStatus("node2", Map.of(), List.of(), "", Map.of())), api.nodes());
    }

    @Test
    void readsARollout() throws Exception {
        daemonSet("{\"observedGeneration\":2,\"desiredNumberScheduled\":3,\"updatedNumberScheduled\":2,\"numberReady\":1}");
        assertEquals(Optional.of(new RolloutStatus(3, 2, 1)), api.daemonSet("kube-system", "kube-vip-ds"));
    }

    /** Right after an apply the status still tells of the template before. */
    @Test
    void doesNotTakeTheRolloutOfTheTemplateBeforeForTheNewOne() throws Exception {
        daemonSet("{\"observedGeneration\":1,\"desiredNumberScheduled\":3,\"updatedNumberScheduled\":3,\"numberReady\":3}");
        assertEquals(Optional.of(new RolloutStatus(3, 0, 3)), api.daemonSet("kube-system", "kube-vip-ds"));
    }

    @Test
    void seesNoDaemonSetWhereThereIsNone() throws Exception {
        server.reply("GET /apis/apps/v1/namespaces/kube-system/daemonsets/kube-vip-ds", 404,
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}");
        assertEquals(Optional.empty(), api.daemonSet("kube-system", "kube-vip-ds"));
    }

    @Test
    void readsWhoHoldsALease() throws Exception {
        assertEquals(Optional.of("node2"), holder("{\"holderIdentity\":\"node2\",\"leaseTransitions\":1}"));
        assertEquals(Optional.empty(), holder("{\"holderIdentity\":\"\"}"));
        assertEquals(Optional.empty(), holder("{\"leaseTransitions\":1}"));
    }

    private Optional<String> holder(String spec) throws Exception {
        server.reply("GET /apis/coordination.k8s.io/v1/namespaces/kube-system/leases/plndr-cp-lock", 200,
                "{\"kind\":\"Lease\",\"apiVersion\":\"coordination.k8s.io/v1\",\"metadata\":{\"name\":\"plndr-cp-lock\"},\"spec\":" + spec + "}");
        return api.leaseHolder("kube-system", "plndr-cp-lock");
    }

    private void daemonSet(String status) {
        server.reply("GET /apis/apps/v1/namespaces/kube-system/daemonsets/kube-vip-ds", 200,
                "{\"kind\":\"DaemonSet\",\"apiVersion\":\"apps/v1\",\"metadata\":{\"name\":\"kube-vip-ds\",\"generation\":2},\"spec\":{},\"status\":" + status + "}");
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.node.Survey;
import dev.hearth.port.Preflight.Link;
import dev.hearth.port.Preflight.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes say of one another's ports. */
class MeshTest {
    private static final String ALL_WELL = """
            survey=1
            mesh=192.168.5.12 tcp 6443 ok
            mesh=192.168.5.12 tcp 2379 ok
            mesh=192.168.5.12 udp 8472 ok
            mesh=192.168.5.13 tcp 6443 ok
            mesh=192.168.5.13 udp 8472 ok
            mesh.mtu=192.168.5.12 1500 ok
            mesh.mtu=192.168.5.13 1500 ok
            end=ok
            """;

    private static Mesh mesh(String right, String wrong, String lineOfNode2) throws ProblemException {
        List<Subject> nodes = PreflightChecksTest.subjects(lineOfNode2);
        return new Mesh(nodes.getFirst(), nodes, Optional.of(Survey.parse("node1", ALL_WELL.replace(right, wrong))));
    }

    @Test
    void everyPairKnocksOnWhatItNeeds() throws ProblemException {
        List<Subject> nodes = PreflightChecksTest.subjects("");
        List<String> knocks = Mesh.knocks(nodes.getFirst(), nodes);
        assertEquals(10, knocks.size());
        assertEquals(List.of("tcp:10250:192.168.5.12", "udp:8472:192.168.5.12", "tcp:6443:192.168.5.12", "tcp:2379:192.168.5.12", "tcp:2380:192.168.5.12"), knocks.subList(0, 5));
        assertEquals(knocks, Mesh.callers(nodes.getFirst(), nodes), "three servers expect of each other what they need of each other");
    }

    @Test
    void allWellIsOk() throws ProblemException {
        Mesh mesh = mesh("", "", "");
        assertEquals(Outcome.ok("5/5"), mesh.open());
        assertEquals(Outcome.ok("1500"), mesh.largePackets());
    }

    @Test
    void aLinkTellsTimeLossPacketsAndPorts() throws ProblemException {
        Mesh mesh = mesh("12 tcp 2379 ok", "12 tcp 2379 refused", "");
        List<Link> links = Links.of(List.of(mesh));
        assertEquals(List.of("node2", "node3"), links.stream().map(Link::to).toList());
        assertEquals(new Link("node1", "node2", Optional.of(0.4), Optional.of(33), Optional.of(1500), true, List.of("6443/tcp", "8472/udp"), List.of("2379/tcp")), links.getFirst());
        assertEquals(Optional.empty(), links.getLast().rttMillis(), "no ping came back");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "12 tcp 6443 ok|12 tcp 6443 refused|node2 6443/tcp (refused)",
        "13 udp 8472 ok|13 udp 8472 timeout|node3 8472/udp (timeout)",
        "12 tcp 2379 ok|12 tcp 2379 unreachable|node2 2379/tcp (unreachable)",
    })
    void aPortThatIsShutBlocksAndIsNamed(String right, String wrong, String found) throws ProblemException {
        Outcome outcome = mesh(right, wrong, "").open();
        assertEquals(Status.BLOCKING, outcome.status());
        assertEquals(found, outcome.found());
    }

    @Test
    void aNodeThatIsToJoinKnocksAtTheSharedAddressAndMustBeHeard() throws ProblemException {
        List<Subject> nodes = PreflightChecksTest.subjects("old.config=home\nold.data=server\nnet.address=eth0 192.168.5.200/32 static");
        String vip = nodes.getFirst().spec().addresses().vip().toString();
        assertTrue(Mesh.joins(nodes.getFirst(), nodes));
        assertFalse(Mesh.joins(nodes.get(1), nodes), "it is in the cluster");
        assertFalse(Mesh.joins(nodes.getFirst(), PreflightChecksTest.subjects("")), "there is no cluster yet");
        assertFalse(Mesh.joins(nodes.getFirst(), PreflightChecksTest.subjects("old.config=home\nold.data=server")), "it began, and was cut short before it had the address");
        assertEquals("tcp:6443:" + vip, Mesh.knocks(nodes.getFirst(), nodes).getLast());
        for (String answer : List.of("ok", "timeout")) {
            Mesh mesh = new Mesh(nodes.getFirst(), nodes, Optional.of(Survey.parse("node1", ALL_WELL.replace("end=ok", "mesh=" + vip + " tcp 6443 " + answer + "\nend=ok"))));
            assertEquals(answer.equals("ok") ? Outcome.ok(vip) : Outcome.blocking(ProblemCode.ADD_VIP_UNREACHED, vip + " (timeout)", vip), mesh.shared());
            assertEquals(Status.OK, mesh.open().status(), "it is no node's port");
        }
    }

    @Test
    void largePacketsThatAreLostAreNamed() throws ProblemException {
        Outcome outcome = mesh("mtu=192.168.5.13 1500 ok", "mtu=192.168.5.13 1500 lost", "").largePackets();
        assertEquals(Status.SHOULD_FIX, outcome.status());
        assertEquals("node3 1500", outcome.found());
    }

    /** The kernel has its VXLAN port and answers no knock; k3s may not run on it just now. */
    @Test
    void aNodeOfThisClusterNeedNotAnswerByUdpOrOnPortsThatItDoesNotServe() throws ProblemException {
        assertEquals(Status.OK, mesh("12 udp 8472 ok", "12 udp 8472 timeout", "old.config=home").open().status());
        assertEquals(Status.OK, mesh("12 tcp 2379 ok", "12 tcp 2379 refused", "old.config=home").open().status());
        assertEquals(Status.BLOCKING, mesh("12 tcp 6443 ok", "12 tcp 6443 timeout", "old.config=home").open().status());
    }

    @Test
    void aNodeThatCannotTellIsNotChecked() throws ProblemException {
        List<Subject> nodes = PreflightChecksTest.subjects("");
        Mesh mesh = new Mesh(nodes.getFirst(), nodes, Optional.empty());
        assertEquals(Status.NOT_CHECKED, mesh.open().status());
        assertEquals(Status.NOT_CHECKED, mesh.largePackets().status());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs on the machine that builds Hearth: two of loopback's addresses play the nodes. */
class MeshScriptTest {
    @Test
    void portsThatAnswerAreOkAndLargePacketsArrive() throws Exception {
        int tcp = freeTcp();
        int udp = freeUdp();
        String at = "tcp:" + tcp + ":127.0.0.1 udp:" + udp + ":127.0.0.1";
        Survey found = run(at, at, "1500");
        assertEquals(List.of("127.0.0.1 tcp " + tcp + " ok", "127.0.0.1 udp " + udp + " ok"), found.all("mesh"));
        assertEquals(List.of("127.0.0.1 1500 ok"), found.all("mesh.mtu"));
        assertTrue(found.all("mesh.busy").isEmpty());
    }

    @Test
    void nobodyBehindAPortIsRefused() throws Exception {
        int tcp = freeTcp();
        assertEquals(List.of("127.0.0.1 tcp " + tcp + " refused"), run("", "tcp:" + tcp + ":127.0.0.1", "1500").all("mesh"));
    }

    @Test
    void aPortThatSomebodyHasIsToldAndKnockedOnAllTheSame() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"))) {
            String at = "tcp:" + taken.getLocalPort() + ":127.0.0.1";
            Survey found = run(at, at, "1500");
            assertEquals(List.of("tcp " + taken.getLocalPort()), found.all("mesh.busy"));
            assertEquals(List.of("127.0.0.1 tcp " + taken.getLocalPort() + " ok"), found.all("mesh"));
        }
    }

    private static Survey run(String callers, String knocks, String mtu) throws IOException, InterruptedException, ProblemException {
        Process perl = new ProcessBuilder("perl", "-e", SurveyScript.MESH, callers, knocks, mtu).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(perl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, perl.waitFor());
        return Survey.parse("here", output);
    }

    private static int freeTcp() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdp() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Arch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {
    private static final String ANSWER = """
            survey=1
            os.machine=aarch64
            net.address=lo 127.0.0.1/8 static
            net.address=eth0 192.168.5.11/24 dynamic
            net.neighbour=192.168.5.200 5a:91:d5:38:7f:3d
            net.pong=192.168.5.12
            os.sysctl=fs.inotify.max_user_instances 128
            old.k3s=v1.36.3+k3s1
            old.unit=k3s active
            old.config=home
            old.data=server
            end=ok
            """;

    @Test
    void whatANodeSaysIsRead() throws ProblemException {
        NodeFacts facts = NodeFacts.parse("node1", ANSWER);
        assertEquals(Optional.of(Arch.ARM64), facts.arch());
        assertEquals(List.of(new NodeFacts.Address("eth0", Ipv4.of("192.168.5.11"), 24, true)), facts.addresses());
        assertEquals(Optional.of("eth0"), facts.interfaceOf(Ipv4.of("192.168.5.11")));
        assertEquals(Optional.empty(), facts.interfaceOf(Ipv4.of("192.168.5.12")));
        assertEquals(Optional.of("5a:91:d5:38:7f:3d"), facts.neighbour(Ipv4.of("192.168.5.200")));
        assertTrue(facts.answersPing(Ipv4.of("192.168.5.12")));
        assertEquals(Optional.of(128L), facts.sysctl("fs.inotify.max_user_instances"));
    }

    @Test
    void aNodeIsForeignUnlessItIsBareOrThisClusters() throws ProblemException {
        assertFalse(NodeFacts.parse("node1", ANSWER).k3s().foreignTo("home"));
        assertTrue(NodeFacts.parse("node1", ANSWER).k3s().foreignTo("other"));
        assertTrue(NodeFacts.parse("node1", ANSWER.replace("old.config=home\n", "")).k3s().foreignTo("home"));
        assertFalse(NodeFacts.parse("node1", "survey=1\nend=ok\n").k3s().foreignTo("home"));
        // An uploaded program alone is what a broken run of ours leaves before it wrote its configuration.
        assertFalse(NodeFacts.parse("node1", "survey=1\nold.k3s=v1\nend=ok\n").k3s().foreignTo("home"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Welcome to node1!\nsurvey=1\nend=ok\n", "survey=1\nos.machine=x86_64\n", "survey=1\nno equals sign\nend=ok\n", "survey=2\nend=ok\n"})
    void anAnswerThatIsCutOrTalkedOverIsAProblem(String output) {
        ProblemException e = assertThrows(ProblemException.class, () -> Survey.parse("node1", output));
        assertEquals(ProblemCode.SURVEY_UNREADABLE, e.problem().code());
    }

    /** Runs on the machine that builds Hearth: the script is plain sh and its answer can be read. */
    @Test
    void theScriptRunsAndItsAnswerCanBeRead() throws IOException, InterruptedException, ProblemException {
        Survey survey = here("");
        assertEquals(Optional.of("Linux"), survey.one("os.system"));
        assertTrue(survey.number("res.memory-kib").orElseThrow() > 0);
        assertTrue(survey.number("time.now").orElseThrow() > 1.7e9);
        assertTrue(survey.one("res.disk").isPresent() && survey.one("shell.tmp").isPresent(), survey.toString());
    }

    @Test
    void theBriefOneSaysWhatANodeIsAndTriesNothing() throws IOException, InterruptedException, ProblemException {
        Survey survey = here("brief");
        assertTrue(NodeFacts.parse("here", text("brief")).arch().isPresent());
        assertTrue(survey.one("os.name").isPresent() && survey.one("res.cpus").isPresent() && !survey.all("net.address").isEmpty(), survey.toString());
        assertEquals(Optional.empty(), survey.one("shell.tmp"), "a file was written");
        assertEquals(Optional.empty(), survey.one("res.disk"));
    }

    private static Survey here(String extent) throws IOException, InterruptedException, ProblemException {
        return Survey.parse("here", text(extent));
    }

    private static String text(String extent) throws IOException, InterruptedException {
        Process sh = new ProcessBuilder("sh", "-c", SurveyScript.TEXT, "hearth", "192.0.2.1", "", "", System.getProperty("java.io.tmpdir"), extent)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, sh.waitFor());
        return output;
    }
}

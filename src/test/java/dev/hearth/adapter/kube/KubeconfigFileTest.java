// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class KubeconfigFileTest {
    private static final Pattern KEY = Pattern.compile("client-key-data: (\\S+)");

    @Test
    void namesEverythingAfterTheClusterAndPointsAtTheVip() throws Exception {
        String renamed = new Fabric8Apis(6443, Duration.ofSeconds(8)).rewrite(FakeApi.kubeconfig(), "192.168.5.200", "home").revealText();
        String original = FakeApi.kubeconfig().revealText();
        assertAll(
                () -> assertTrue(renamed.contains("server: https://192.168.5.200:6443\n"), renamed),
                () -> assertTrue(renamed.contains("current-context: home\n"), renamed),
                () -> assertEquals(3, renamed.split("name: home\n", -1).length - 1, renamed),
                () -> assertFalse(renamed.contains("default"), renamed),
                () -> assertEquals(key(original), key(renamed)),
                () -> assertTrue(renamed.endsWith("\n"), renamed));
    }

    @Test
    void canBeOpenedAfterItWasRenamed() throws Exception {
        try (FakeApi server = FakeApi.start("server"); Fabric8Apis apis = new Fabric8Apis(server.port(), Duration.ofMinutes(1))) {
            server.reply("GET /api/v1/nodes", 200, "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[]}");
            assertTrue(apis.open("127.0.0.1", apis.rewrite(FakeApi.kubeconfig(), "192.168.5.200", "home")).nodes().isEmpty());
        }
    }

    @Test
    void renamesTwiceToTheSameBytes() throws Exception {
        Fabric8Apis apis = new Fabric8Apis(6443, Duration.ofSeconds(8));
        Secret once = apis.rewrite(FakeApi.kubeconfig(), "192.168.5.200", "home");
        assertEquals(once, apis.rewrite(once, "192.168.5.200", "home"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[1, 2]", "a: [", "a: {b: '", "current-context: x", "\t- x: y", "<html></html>"})
    void refusesWhatIsNoKubeconfig(String text) {
        assertEquals(ProblemCode.KUBECONFIG_UNREADABLE, Problems.of(() -> new Fabric8Apis(6443, Duration.ofSeconds(8)).open("127.0.0.1", Secret.of(text))).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec: {command: touch, args: [/tmp/run-by-a-kubeconfig]}", "auth-provider: {name: gcp, config: {cmd-path: /bin/touch}}"})
    void refusesAProgramThatWouldBeRun(String program) throws Exception {
        String hostile = FakeApi.kubeconfig().revealText().replaceFirst("(?m)^( *)client-key-data:", "$1" + program + "\n$1client-key-data:");
        Problem problem = Problems.of(() -> new Fabric8Apis(6443, Duration.ofSeconds(8)).server(Secret.of(hostile)));
        assertEquals(ProblemCode.KUBECONFIG_UNREADABLE, problem.code());
        assertEquals(program.substring(0, program.indexOf(':')) + " in users", problem.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate-authority-data", "client-certificate-data", "client-key-data", "current-context", "clusters", "users", "contexts"})
    void saysWhichPartIsMissing(String part) throws Exception {
        String text = FakeApi.kubeconfig().revealText().replaceFirst(part, "x-" + part);
        assertEquals(ProblemCode.KUBECONFIG_UNREADABLE, Problems.of(() -> new Fabric8Apis(6443, Duration.ofSeconds(8)).open("127.0.0.1", Secret.of(text))).code());
    }

    /** Parsers like to quote the line that they do not understand. */
    @Test
    void repeatsNoKeyOfABrokenFile() throws Exception {
        String text = FakeApi.kubeconfig().revealText();
        String key = key(text);
        for (String broken : new String[] {
            text.replace("client-key-data: " + key, "client-key-data: '" + key), text.replace(key, "%" + key), text.replace(key, key.substring(20)), text + "\t" + key
        }) {
            ProblemException problem = assertThrows(ProblemException.class, () -> new Fabric8Apis(6443, Duration.ofSeconds(8)).open("127.0.0.1", Secret.of(broken)));
            StringWriter words = new StringWriter();
            problem.printStackTrace(new PrintWriter(words));
            assertFalse(words.toString().contains(key.substring(30, 60)), () -> words.toString());
        }
    }

    @Test
    void logsNoKeyAtAnyLevel() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        // what is turned up for this test is not for the console
        List<Appender<ILoggingEvent>> usual = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        root.addAppender(log);
        root.setLevel(Level.ALL);
        String key = key(FakeApi.kubeconfig().revealText());
        try (FakeApi server = FakeApi.start("server"); Fabric8Apis apis = new Fabric8Apis(server.port(), Duration.ofMinutes(1))) {
            Problems.of(apis.open("127.0.0.1", FakeApi.kubeconfig())::nodes);
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
            usual.forEach(root::addAppender);
        }
        String said = List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
        assertFalse(said.isEmpty(), "nothing was logged at all: this test would not notice a key");
        assertFalse(said.contains(key.substring(30, 60)));
    }

    private static String key(String kubeconfig) {
        Matcher matcher = KEY.matcher(kubeconfig);
        assertTrue(matcher.find());
        return matcher.group(1).replace("\"", "");
    }
}

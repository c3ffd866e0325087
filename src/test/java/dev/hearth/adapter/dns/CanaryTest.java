// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.TsigAlgorithm;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApi.DnsZone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.TSIG;

/** Nothing secret is in an exception, its causes, an object's text or a log, even one that is turned up as far as it goes. */
class CanaryTest {
    private static final String CANARY = "Canary0Canary1Canary2Canary3Canary4Canary5";
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final Level level = root.getLevel();
    private final StringWriter told = new StringWriter();
    private RecordedAnswers answers;
    private LoopbackDns primary;

    @BeforeEach
    void start() throws Exception {
        answers = new RecordedAnswers();
        primary = new LoopbackDns("127.0.0.1", 0);
        primary.zone("home.example.com.");
        primary.key("hearth.", TSIG.HMAC_SHA256, CANARY.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
        log.start();
        // what is turned up for this test is not for the console
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() throws Exception {
        root.setLevel(level);
        root.detachAppender(log);
        usual.forEach(root::addAppender);
        answers.close();
        primary.close();
    }

    @Test
    void credentialsAreNowhere() throws Exception {
        answers.on("GET /2013-04-01/hostedzonesbyname", 403, "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>no</Message></Error></ErrorResponse>");
        answers.on("GET /zones?status=active&per_page=50&page=1", 403, "{\"success\":false,\"errors\":[{\"code\":9109,\"message\":\"Invalid access token\"}]}");
        answers.on("GET /domains?per_page=200&page=1", 401, "{\"id\":\"Unauthorized\",\"message\":\"Unable to authenticate you\"}");
        ProviderApis apis = new ProviderApis(new Endpoints(answers.uri(), answers.uri(), answers.uri()), new Turns(time -> {}));
        List<DnsProvider> providers = List.of(new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", null, "us-east-1"), new DnsProvider.Cloudflare(), new DnsProvider.DigitalOcean());
        for (DnsProvider provider : providers) {
            failing(apis, provider, Secret.of(CANARY));
            failing(apis, provider, Secret.of(CANARY + "\n"));
            failing(apis, provider, Secret.of(CANARY + "€"));
        }
        Secret key = Secret.of(Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8)));
        for (int port : new int[] {primary.port(), 1}) {
            failing(apis, new DnsProvider.Rfc2136("127.0.0.1", port, "hearth.", TsigAlgorithm.HMAC_SHA256), key);
        }
        failing(apis, new DnsProvider.Rfc2136("127.0.0.1", primary.port(), "hearth.", TsigAlgorithm.HMAC_SHA256), Secret.of(CANARY + "!"));
        answers.close();
        for (DnsProvider provider : providers) {
            failing(apis, provider, Secret.of(CANARY));
        }
        assertTrue(answers.authorizations.stream().anyMatch(header -> header.contains(CANARY)), "the canary was never sent, so this test proves nothing");
        assertTrue(log.list.size() > 10, "nothing was logged, so this test proves nothing");
        for (String canary : List.of(CANARY, key.revealText(), key.revealText().substring(4))) {
            assertFalse(told.toString().contains(canary), told::toString);
            for (ILoggingEvent event : List.copyOf(log.list)) {
                assertFalse(event.getFormattedMessage().contains(canary), () -> event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        }
    }

    private void failing(ProviderApis apis, DnsProvider provider, Secret secret) throws InterruptedException {
        try (DnsApi api = apis.open(provider, secret)) {
            told.append(api.toString());
            api.zoneOf("home.example.com");
            api.addText(new DnsZone("home.example.com", "home.example.com"), "_x.home.example.com", "one");
            throw new AssertionError("nothing failed with " + provider);
        } catch (ProblemException e) {
            e.printStackTrace(new PrintWriter(told));
            told.append(e.problem().toString());
        }
    }
}

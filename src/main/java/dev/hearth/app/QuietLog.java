// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;

/**
 * What is said on standard error: only what somebody should look at. Without it Logback writes the wire of every library at DEBUG; in
 * code, because a file is read with an XML parser before the first window. Found by Logback itself, as a service.
 */
public final class QuietLog extends ContextAwareBase implements Configurator {
    /** A watch that lost its server is ours to tell of (adapter.kube, NodesWatch); SealedSecret has no other version than v1alpha1. */
    private static final List<String> OFF = List.of("io.fabric8.kubernetes.client.informers", "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils");
    /** These write requests, their signatures and every name that is asked for at DEBUG; also when the root is turned up one day. */
    private static final List<String> WARN = List.of("software.amazon.awssdk", "org.xbill.DNS");

    /** A file that somebody wrote for it goes first, as it does with Logback itself (its manual, chapter 3). */
    private static boolean somebodyElses() {
        return System.getProperty("logback.configurationFile") != null || QuietLog.class.getResource("/logback-test.xml") != null;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (somebodyElses()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{HH:mm:ss} %-5level %logger{20} %msg%n");
        encoder.start();
        ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
        errors.setContext(context);
        errors.setName("ERR");
        errors.setTarget("System.err");
        errors.setEncoder(encoder);
        errors.start();
        OFF.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        WARN.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(errors);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, as a package starts it. Its self-check is run from the packages, by installers/prove. */
class InstalledTest {
    /** What speaks to machines, clusters, name servers and repositories, and what only commands need. */
    private static final List<String> LATER = List.of("com.jcraft.", "io.fabric8.", "com.fasterxml.", "software.amazon.", "org.xbill.", "org.eclipse.jgit.",
            "com.exceptionfactory.", "com.password4j.", "com.nulabinc.", "picocli.", "ch.qos.logback.core.joran.event.");
    private static final Pattern LOADED = Pattern.compile("\\] ([\\w$.]+) source:");

    @TempDir Path home;

    @Test
    void theWelcomePageIsThereBeforeAnyLibraryOfAnAdapterIsLoaded() throws Exception {
        Path log = home.resolve("loaded");
        Process hearth = start(List.of("-Xlog:class+load:file=" + log, "-Dglass.platform=Headless", "-Dprism.order=sw", "-Dhearth.measure=#recent"));
        try (BufferedReader out = hearth.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(String.valueOf(out.readLine()).startsWith("second-frame "), "the window was drawn");
        } finally {
            hearth.destroy();
            assertTrue(hearth.waitFor(20, TimeUnit.SECONDS));
        }
        List<String> loaded = loaded(log);
        assertTrue(loaded.contains("dev.hearth.ui.page.welcome.WelcomePage"), "the log names what is loaded");
        assertEquals(List.of(), loaded.stream().filter(name -> LATER.stream().anyMatch(name::startsWith)).toList());
        assertEquals(List.of(), loaded.stream().filter(name -> name.matches("dev\\.hearth\\.ui\\.page\\.(?!welcome)\\w+\\.\\w+Page")).toList(), "pages are drawn when they are shown");
    }

    @Test
    void aPlanFileIsOpenedAndALaterStartShowsTheWindowThatIsThere() throws Exception {
        Path plan = Files.writeString(home.resolve("home.hearth.yaml"), "schema: 1\nname: home\nnetwork: {subnet: 192.168.5.0/24}\n");
        List<String> headless = List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Dhearth.measure=#network-subnet");
        Process hearth = start(headless, plan.toString());
        try (BufferedReader out = hearth.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(String.valueOf(out.readLine()).startsWith("second-frame "), "the plan's first page was drawn");
            Process later = start(headless);
            assertTrue(later.waitFor(20, TimeUnit.SECONDS), "has no window of its own");
            assertEquals(0, later.exitValue());
            assertTrue(hearth.isAlive());
        } finally {
            hearth.destroy();
            assertTrue(hearth.waitFor(20, TimeUnit.SECONDS));
        }
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Duser.home=" + home, "-Djava.io.tmpdir=" + home, "-Djavafx.cachedir=" + System.getProperty("user.home") + "/.openjfx/cache/26"));
        command.addAll(options);
        // the tests' own settings of the log are not installed
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(part -> !part.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", path, "dev.hearth.Launcher"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectError(home.resolve("errors").toFile());
        for (String folder : List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")) {
            process.environment().put(folder, home.resolve(folder).toString());
        }
        return process.start();
    }

    private static List<String> loaded(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LOADED::matcher).filter(Matcher::find).map(match -> match.group(1)).toList();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The lab's commands. {@code -Dhearth.lab} names its folder, HEARTH_LAB its state. */
final class Lab {
    static final Path STATE = Path.of(System.getenv().getOrDefault("HEARTH_LAB", "/var/tmp/hearth-lab"));
    private static final Path FOLDER = Path.of(System.getProperty("hearth.lab", "../shared/lab")).toAbsolutePath().normalize();

    private Lab() {}

    /** Runs a command of the lab, which must end with 0. */
    static String lab(String... words) {
        return done(Duration.ofMinutes(4), command(List.of(FOLDER.resolve("lab").toString()), words));
    }

    /** Fresh machines, and the played internet around them. */
    static void fresh(int nodes) {
        lab("up", String.valueOf(nodes), "--fresh");
        world("up");
    }

    /** Runs a command of the played internet, which must end with 0. */
    static String world(String... words) {
        return done(Duration.ofMinutes(4), command(List.of(FOLDER.resolve("world/world").toString()), words));
    }

    /** At the desk, where Hearth runs. */
    static Process atDesk(Map<String, String> environment, Path output, List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(List.of(FOLDER.resolve("lab").toString(), "exec"), words.toArray(String[]::new)));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    static String kubectl(Path kubeconfig, String... words) {
        return lab(command(List.of("exec", STATE.resolve("bin/k3s").toString(), "kubectl", "--kubeconfig", kubeconfig.toString()), words).toArray(String[]::new));
    }

    /** Whether {@code https://ADDRESS:6443/ping} answers within a second. */
    static boolean pings(String address) {
        try {
            return new ProcessBuilder(FOLDER.resolve("lab").toString(), "exec", "curl", "-skf", "-m", "1", "-o", "/dev/null", "https://" + address + ":6443/ping")
                    .start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seconds until it holds; fails after the limit with what was waited for. */
    static double until(String what, Duration limit, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<String> command(List<String> start, String... words) {
        List<String> all = new ArrayList<>(start);
        all.addAll(List.of(words));
        return all;
    }

    private static String done(Duration limit, List<String> words) {
        try {
            Path output = Files.createTempFile("lab", ".out");
            Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            String text = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", words) + (ended ? " ended with " + process.exitValue() : " did not end") + ":\n" + text);
            }
            return text;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

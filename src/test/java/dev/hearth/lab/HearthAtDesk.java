// SPDX-License-Identifier: Apache-2.0
package dev.hearth.lab;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hearth as a user of the desk starts it: a process of its own, default settings, a plan file, a folder of its own. */
final class HearthAtDesk {
    private final Path folder;
    private final Path plan;
    private final Path secrets;

    HearthAtDesk(Path folder) throws IOException {
        this.folder = folder;
        this.plan = folder.resolve("home.hearth.yaml");
        this.secrets = folder.resolve("secrets.yaml");
        Files.createFile(secrets, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secrets, "sudo-password: correct-horse\n");
    }

    Path kubeconfig() {
        return folder.resolve("data/hearth/clusters/home/kubeconfig");
    }

    /** k3s and kube-vip alone. */
    void plan(int nodes, String... advanced) throws IOException {
        plan(nodes, "scope: control-plane\n", List.of(advanced));
    }

    /** One more value in the file of secrets. */
    void secret(String name, String value) throws IOException {
        Files.writeString(secrets, name + ": \"" + value + "\"\n", StandardOpenOption.APPEND);
    }

    /**
     * @param sections of the plan, whole lines
     * @param advanced lines of its advanced part
     */
    void plan(int nodes, String sections, List<String> advanced) throws IOException {
        String accepted = IntStream.rangeClosed(1, nodes).mapToObj(i -> "  - node" + i + "/os.virt\n  - node" + i + "/time.sync\n").collect(Collectors.joining());
        String rows = IntStream.rangeClosed(1, nodes).mapToObj(i -> "  - {name: node" + i + ", host: 192.168.5." + (10 + i) + "}\n").collect(Collectors.joining());
        Files.writeString(plan, """
                schema: 1
                name: home
                %snetwork:
                  subnet: 192.168.5.0/24
                  gateway: 192.168.5.1
                  dns: [192.168.5.1]
                  dhcp: 192.168.5.100-192.168.5.150
                  vip: 192.168.5.200
                  pool: 192.168.5.201-192.168.5.220
                  traefik: 192.168.5.201
                ssh:
                  user: homelab
                  key: %s
                  sudo: password
                nodes:
                %sadvanced:
                %saccepted:
                %s""".formatted(sections, Lab.STATE.resolve("id_ed25519"), rows, advanced.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()), accepted));
    }

    /** Starts a command on the plan; its output goes to {@code output}, as JSON lines. */
    Process start(String command, Path output, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + Lab.STATE.resolve("world/truststore.p12"), "-Djavax.net.ssl.trustStorePassword=changeit",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.hearth.Launcher", command, plan.toString()));
        // An export asks no machine, and so for no secret.
        if (!command.equals("export")) {
            words.addAll(List.of("--secrets", secrets.toString(), "--json"));
        }
        if (Set.of("apply", "plan").contains(command)) {
            words.add("--accept-new-host-keys");
        }
        words.addAll(List.of(more));
        return Lab.atDesk(
                Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString(), "XDG_DATA_HOME", folder.resolve("data").toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString(), "XDG_STATE_HOME", folder.resolve("state").toString()),
                output, words);
    }

    /** Runs a command to its end. */
    Ended run(String command, String... more) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, command, ".log");
        return ended(command, start(command, output, more), output);
    }

    /** Runs a script that was exported, as a user of the desk whose keyboard says {@code typed} and whose curl trusts the played internet. */
    Ended script(Path script, String typed) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "script", ".log");
        Process process = Lab.atDesk(Map.of("CURL_CA_BUNDLE", Lab.STATE.resolve("world/tls.crt").toString()), output, List.of("bash", script.toString()));
        try (Writer keyboard = process.outputWriter()) {
            keyboard.write(typed);
        }
        return ended("the script", process, output);
    }

    private static Ended ended(String command, Process process, Path output) throws IOException, InterruptedException {
        long start = System.nanoTime();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end:\n" + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output), (System.nanoTime() - start) / 1e9);
    }

    /** @param seconds wall clock, the Java machine's start included */
    record Ended(int exitCode, String output, double seconds) {
        /** Codes of the problems that steps failed with. */
        List<String> failures() {
            return output.lines().filter(line -> line.contains("\"event\":\"step-failed\"")).map(line -> line.replaceAll(".*\"code\":\"([^\"]*)\".*", "$1")).toList();
        }

        /** Where the time went: the steps that took longest, each with its seconds. */
        List<String> slowest(int count) {
            Pattern done = Pattern.compile("\"step\":\"([^\"]*)\".*\"took\":\"([^\"]*)\"");
            return done.matcher(output).results().sorted(Comparator.comparing((MatchResult found) -> Duration.parse(found.group(2))).reversed()).limit(count)
                    .map(found -> "%s %.1f s".formatted(found.group(1), Duration.parse(found.group(2)).toMillis() / 1e3)).toList();
        }

        /** Steps that acted. */
        List<String> acted() {
            return output.lines().filter(line -> line.contains("\"event\":\"step-acting\"")).toList();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import dev.hearth.port.Network.Neighbour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Asks the system that we run on for its routes and neighbours; there are none when it does not tell. */
final class SystemTables {
    private static final int SECONDS = 3;

    private SystemTables() {}

    static List<Routes.Route> routes() {
        return read("/proc/net/route", Routes::linux, List.of("/usr/sbin/netstat", "-rn", "-f", "inet"), Routes::mac,
                List.of("route.exe", "print", "-4", "0.0.0.0"), Routes::windows);
    }

    static List<Neighbour> neighbours() {
        return read("/proc/net/arp", Neighbours::linux, List.of("/usr/sbin/arp", "-an"), Neighbours::mac, List.of("arp.exe", "-a"), Neighbours::windows);
    }

    private static <T> List<T> read(String file, Function<String, List<T>> linux, List<String> macCommand, Function<String, List<T>> mac,
            List<String> windowsCommand, Function<String, List<T>> windows) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            if (system.startsWith("windows")) {
                List<String> command = new ArrayList<>(windowsCommand);
                command.set(0, System.getenv().getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\" + command.getFirst());
                return windows.apply(output(command));
            }
            return system.startsWith("mac") ? mac.apply(output(macCommand)) : linux.apply(Files.readString(Path.of(file)));
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** ASCII is all that is read of it. */
    private static String output(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            byte[] printed = process.getInputStream().readAllBytes();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? new String(printed, StandardCharsets.ISO_8859_1) : "";
        } finally {
            process.destroyForcibly();
        }
    }
}

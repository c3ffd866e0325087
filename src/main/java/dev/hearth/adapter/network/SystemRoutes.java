// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks the system that we run on for its default routes; none when it does not tell. */
final class SystemRoutes {
    private static final int SECONDS = 3;

    private SystemRoutes() {}

    static List<Routes.Route> read() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            if (system.startsWith("windows")) {
                return Routes.windows(output(System.getenv().getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\route.exe", "print", "-4", "0.0.0.0"));
            }
            return system.startsWith("mac")
                    ? Routes.mac(output("/usr/sbin/netstat", "-rn", "-f", "inet"))
                    : Routes.linux(Files.readString(Path.of("/proc/net/route")));
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** ASCII is all that is read of it. */
    private static String output(String... words) throws IOException, InterruptedException {
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

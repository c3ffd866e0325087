// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.manifest.Documents;
import dev.hearth.port.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs a script with the real bash; its ssh leads to folders in the place of machines, whose programs are played. */
final class PlayedMachines {
    private static final List<String> PROGRAMS = List.of("id", "uname", "sleep", "curl", "sudo", "ip", "ping", "sysctl", "systemctl", "k3s");

    private final Path homelab;

    record Ended(int code, String out) {}

    PlayedMachines(Path homelab, ClusterSpec spec) throws IOException {
        this.homelab = homelab;
        Path bin = Files.createDirectories(homelab.resolve("bin"));
        program("ssh", bin.resolve("ssh"));
        for (String name : PROGRAMS) {
            program("machine", bin.resolve(name));
        }
        for (NodeSpec node : spec.nodes()) {
            Path root = Files.createDirectories(homelab.resolve(node.name()));
            Files.createDirectories(root.resolve("usr/local/bin"));
            Files.writeString(root.resolve("password"), "practice of " + node.name().substring(0, 4));
            Files.writeString(root.resolve("address"), node.address().toString());
        }
    }

    Path file(String node, String path) {
        return homelab.resolve(node).resolve(path.substring(1));
    }

    String log() throws IOException {
        return Files.readString(homelab.resolve("log"));
    }

    String did(String node) throws IOException {
        return Files.readString(homelab.resolve(node).resolve("did"));
    }

    /** Somebody answers for the shared address. */
    void takeTheAddress() throws IOException {
        Files.createFile(homelab.resolve("taken"));
    }

    List<Manifest> applied() throws IOException {
        return Documents.parse(Files.readString(homelab.resolve("applied-by-hearth"))).stream().map(Documents::manifest).toList();
    }

    /** @param typed lines that somebody answers questions with */
    Ended run(Path script, String typed) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
        builder.environment().put("HOMELAB", homelab.toString());
        builder.environment().merge("PATH", homelab.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        Path input = Files.writeString(homelab.resolve("typed"), typed);
        Path output = homelab.resolve("output");
        Process bash = builder.redirectInput(input.toFile()).redirectOutput(output.toFile()).start();
        if (!bash.waitFor(300, TimeUnit.SECONDS)) {
            bash.destroyForcibly();
        }
        return new Ended(bash.waitFor(), Files.readString(output));
    }

    private static void program(String resource, Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(PlayedMachines.class.getResourceAsStream("/script/" + resource))) {
            Files.writeString(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file.toString());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.Step;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.NodeShell;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Manifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The script beside the steps: what it does to played machines and what the steps do in practice is the same. */
class ExportCommandTest extends TypedCommands {
    private static final List<String> SECRETS = List.of("token", "agent-token");

    private Path script = Path.of("");
    private ClusterSpec spec = practice(List.of());

    @Test
    void theScriptLeavesTheMachinesAsTheStepsDo() throws Exception {
        spec = export("control-plane", withAgent());
        PlayedMachines machines = new PlayedMachines(folder.resolve("homelab"), spec);
        PlayedMachines.Ended ended = machines.run(script, "practice of node\n");
        assertEquals(0, ended.code(), ended::out);

        build(withAgent(), "control-plane");
        for (var node : spec.nodes()) {
            NodeShell shell = new NodeShell(node.name(), bench.hosts().connect(node.access()));
            String theirs = Files.readString(machines.file(node.name(), "/etc/rancher/k3s/config.yaml"));
            assertEquals(open(shell.read("/etc/rancher/k3s/config.yaml").orElseThrow()), open(theirs), node.name());
            assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(machines.file(node.name(), "/etc/rancher/k3s/config.yaml"))));
            assertEquals(shell.read("/etc/sysctl.d/90-hearth.conf").orElseThrow(), Files.readString(machines.file(node.name(), "/etc/sysctl.d/90-hearth.conf")));
            assertTrue(Files.isExecutable(machines.file(node.name(), "/usr/local/bin/k3s")));
        }
        try (ClusterApi api = api()) {
            List<Manifest> applied = machines.applied();
            assertEquals(4, applied.size());
            for (Manifest manifest : applied) {
                assertEquals(ClusterApi.Applied.SAME, api.compare(manifest), manifest.ref()::toString);
            }
        }
        Map<String, String> first = K3sConfig.parse(Files.readString(machines.file("node1", "/etc/rancher/k3s/config.yaml"))).orElseThrow().values();
        Map<String, String> second = K3sConfig.parse(Files.readString(machines.file("node2", "/etc/rancher/k3s/config.yaml"))).orElseThrow().values();
        Map<String, String> agent = K3sConfig.parse(Files.readString(machines.file("node4", "/etc/rancher/k3s/config.yaml"))).orElseThrow().values();
        String password = Objects.requireNonNull(first.get("agent-token"));
        assertTrue(password.matches("[0-9a-f]{32}"), "a new one");
        assertEquals(password, second.get("agent-token"));
        assertEquals("K10aabbcc::server:the-servers-own", second.get("token"));
        assertEquals("K10aabbcc::node:" + password, agent.get("token"));
        assertEquals("sysctl\ninstall agent\nstart k3s-agent\n", machines.did("node4"));
        for (String secret : List.of(password, "the-servers-own", "practice of node")) {
            assertFalse(machines.log().contains(secret), "secrets are no arguments of ssh: " + secret);
            assertFalse(ended.out().contains(secret), "and nothing that is shown: " + secret);
        }
        assertTrue(Files.readString(folder.resolve("homelab/../kubeconfig.yaml").normalize()).contains("https://192.168.5.200:6443\n  name: practice\n"));

        Map<String, String> before = state(machines);
        assertEquals(0, machines.run(script, "practice of node\n").code());
        assertEquals(before, state(machines), "the second time nothing is written, made anew or installed");
    }

    @Test
    void theScriptAppliesWhatTheStepsApplyButWhatIsSealed() throws Exception {
        assertEquals(List.of("SealedSecret kube-system/hearth-unseal-proof", "Secret kube-system/sealed-secrets-key-*"),
                objectsOfTheStepsAlone(ClusterDraft.Certificates.empty(), "practice of node\n"));
    }

    @Test
    void theDnsCredentialIsAskedForAndGoesByStandardInput() throws Exception {
        bench.secrets().put(SecretRef.dnsCredential(), Secret.of("canary-of-dns"));
        ClusterDraft.Certificates acme = new ClusterDraft.Certificates("home.example.com", "me@example.com", "cloudflare", ClusterDraft.Route53.empty(), ClusterDraft.Rfc2136.empty());
        assertEquals(List.of("SealedSecret cert-manager/dns-credential", "SealedSecret kube-system/hearth-unseal-proof", "Secret kube-system/sealed-secrets-key-*"),
                objectsOfTheStepsAlone(acme, "practice of node\ncanary-of-dns\n"));
        String given = Files.readString(folder.resolve("homelab/applied-by-other"));
        assertTrue(given.contains("\"name\": \"dns-credential\"") && given.contains(Base64.getEncoder().encodeToString("canary-of-dns".getBytes(StandardCharsets.UTF_8))), given);
    }

    /** Runs script and steps beside each other: every object of the script is as the steps apply it. */
    private List<String> objectsOfTheStepsAlone(ClusterDraft.Certificates certificates, String typed) throws Exception {
        ClusterDraft draft = bench.firstDraft().withNodes(bench.firstDraft().nodes().subList(0, 1));
        spec = export(draft.withPlatform(draft.platform().withCertificates(certificates).withScope("platform")));
        PlayedMachines machines = new PlayedMachines(folder.resolve("homelab"), spec);
        PlayedMachines.Ended ended = machines.run(script, typed);
        assertEquals(0, ended.code(), ended::out);
        assertFalse((machines.log() + ended.out() + Files.readString(script)).contains("canary"));

        assertEquals(ExitCodes.OK, run("apply", plan, "--accept-new-host-keys"), this::all);
        List<String> names = new ArrayList<>();
        try (ClusterApi api = api()) {
            for (Manifest manifest : machines.applied()) {
                names.add(manifest.ref().toString());
                assertEquals(ClusterApi.Applied.SAME, api.compare(manifest), names::toString);
            }
        }
        assertTrue(names.size() > 20, names::toString);
        return Pattern.compile("Create ([A-Z][A-Za-z]+ [^ ]+) \\(cluster\\)").matcher(out.toString()).results().map(made -> made.group(1))
                .filter(made -> !names.contains(made)).distinct().sorted().toList();
    }

    @Test
    void aScriptThatMayNotGoOnStopsBeforeItChangesAnything() throws Exception {
        spec = export("control-plane", bench.firstDraft().nodes().subList(0, 2));
        PlayedMachines machines = new PlayedMachines(folder.resolve("homelab"), spec);
        assertNotEquals(0, machines.run(script, "wrong\nwrong\nwrong\n").code());
        assertNotEquals(0, machines.run(script, "").code());
        machines.takeTheAddress();
        PlayedMachines.Ended ended = machines.run(script, "practice of node\n");
        assertNotEquals(0, ended.code());
        assertTrue(ended.out().contains("192.168.5.200 is taken: 02:00:00:00:00:99 answers"), ended::out);
        Files.createDirectories(machines.file("node2", "/var/lib/rancher/k3s/server/db"));
        assertTrue(machines.run(script, "practice of node\n").out().contains("node2 has a k3s that is not of the cluster practice"));
        Files.createDirectories(machines.file("node2", "/etc/rancher/k3s"));
        Files.writeString(machines.file("node2", "/etc/rancher/k3s/config.yaml"), "# hearth-cluster: practice\n");
        assertTrue(machines.run(script, "practice of node\n").out().contains("node2 has the cluster and node1 has not"));
        assertFalse(Files.exists(machines.file("node1", "/etc/rancher/k3s/config.yaml")));
    }

    @Test
    void everyStepOfThePlanIsInTheScript() throws Exception {
        for (String scope : List.of("control-plane", "platform")) {
            spec = export(scope, withAgent());
            String text = Files.readString(script);
            assertEquals(0, new ProcessBuilder("bash", "-n", script.toString()).start().waitFor());
            for (Step step : bench.prepare(spec).plan().steps()) {
                assertTrue(text.contains(step.info().id().value()), step.info().id()::value);
            }
            Files.delete(script);
        }
    }

    private List<ClusterDraft.Node> withAgent() {
        List<ClusterDraft.Node> nodes = new ArrayList<>(bench.firstDraft().nodes().subList(0, 2));
        nodes.add(new ClusterDraft.Node("node4", "192.168.5.14", "", "agent", "", ClusterDraft.Ssh.empty()));
        return nodes;
    }

    private ClusterSpec practice(List<ClusterDraft.Node> nodes) {
        ClusterDraft draft = bench.firstDraft();
        return Objects.requireNonNull(bench.check(nodes.isEmpty() ? draft : draft.withNodes(nodes)).spec());
    }

    private ClusterSpec export(String scope, List<ClusterDraft.Node> nodes) throws Exception {
        ClusterDraft draft = bench.firstDraft().withNodes(nodes);
        return export(draft.withPlatform(draft.platform().withScope(scope)));
    }

    private ClusterSpec export(ClusterDraft draft) throws Exception {
        bench.planFiles().write(draft, Path.of(plan));
        script = folder.resolve("build.sh");
        assertEquals(ExitCodes.OK, runWithoutSecrets("export", plan, "--to", script.toString()), this::all);
        assertEquals(ExitCodes.FAILED, runWithoutSecrets("export", plan, "--to", script.toString()), "it may be somebody's");
        String text = Files.readString(script);
        Files.writeString(script, text.replaceFirst("(?m)^keep_kubeconfig \\S+ ", "keep_kubeconfig " + folder.resolve("kubeconfig.yaml") + " "));
        return Objects.requireNonNull(bench.check(draft).spec());
    }

    /** A configuration with the places of its secrets alone. */
    private static Map<String, Object> open(String config) {
        K3sConfig parsed = K3sConfig.parse(config).orElseThrow();
        Map<String, Object> all = new TreeMap<>(parsed.values());
        SECRETS.forEach(key -> all.computeIfPresent(key, (any, secret) -> "*"));
        all.putAll(parsed.lists());
        all.put("cluster", parsed.cluster());
        return all;
    }

    private Map<String, String> state(PlayedMachines machines) throws Exception {
        Map<String, String> state = new HashMap<>();
        for (var node : spec.nodes()) {
            for (String path : List.of("/etc/rancher/k3s/config.yaml", "/etc/sysctl.d/90-hearth.conf", "/usr/local/bin/k3s")) {
                Path file = machines.file(node.name(), path);
                state.put(node.name() + path, Files.getAttribute(file, "unix:ino") + " " + Files.readString(file));
            }
            state.put(node.name(), machines.did(node.name()).replaceAll("(?m)^(start|sysctl).*\n", ""));
        }
        return state;
    }
}

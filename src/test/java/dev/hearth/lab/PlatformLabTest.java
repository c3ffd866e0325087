// SPDX-License-Identifier: Apache-2.0
package dev.hearth.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole chain on real machines, by one press: certificates through Route 53 with the key that cert-manager's page asks for, and
 * Argo CD on a repository over SSH. A lab where Argo CD was not built has no image of it: there the run must end at that step, by name,
 * with everything before it proved.
 */
@Tag("lab")
@ExtendWith(KeepNodeLogs.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformLabTest {
    private static final String DOMAIN = "home.example.com";
    private static final String TRAEFIK = "192.168.5.201";

    @TempDir
    static Path folder;

    private static HearthAtDesk hearth;
    private static boolean argo;
    /** What is on a node before Hearth comes. */
    private static Set<String> before = Set.of();

    @BeforeAll
    static void bareMachines() throws IOException {
        Lab.fresh(3);
        Lab.world("git-reset");
        before = Set.copyOf(everything("node1"));
        try (Stream<Path> images = Files.list(Lab.STATE.resolve("images"))) {
            argo = images.anyMatch(image -> image.getFileName().toString().startsWith("quay.io_argoproj_argocd"));
        }
        JsonNode user = leastUser();
        hearth = new HearthAtDesk(folder);
        hearth.secret("dns/credential", user.get("secret_access_key").asText());
        hearth.secret("recovery/passphrase", "correct horse battery staple nine");
        hearth.plan(3, """
                certificates:
                  domain: %s
                  email: ann@lab.example
                  provider: route53
                  route53: {access-key-id: %s}
                git:
                  place: git@git.lab.example:homelab.git
                  key: %s
                recovery:
                  file: %s
                  kept-at: a drawer
                """.formatted(DOMAIN, user.get("access_key_id").asText(), Lab.STATE.resolve("world/git_ed25519"), folder.resolve("home.kit.age")),
                List.of("releases: " + Lab.STATE.resolve("mirror/releases-upstream.yaml")));
    }

    @Test
    @Order(1)
    void oneRunMakesThePlatform() throws Exception {
        HearthAtDesk.Ended ended = hearth.run("apply");
        assertEquals(argo ? List.of() : List.of("image-missing"), ended.failures(), ended.output());
        System.out.printf("lab: whole chain %.1f s%s%n", ended.seconds(), argo ? "" : ", without Argo CD");
        ended.slowest(12).forEach(step -> System.out.println("lab:   " + step));
        assertTrue(page("traefik." + DOMAIN + "/dashboard/").startsWith("200 "), "the dashboard, by the production certificate");
        if (argo) {
            assertTrue(page("argocd." + DOMAIN + "/").startsWith("200 "));
            // Argo CD compares its own Application again whenever one of its pods changes; a look in that moment finds it Unknown.
            System.out.printf("lab: all Applications Synced %.1f s after the run%n", Lab.until("every Application to be Synced", Duration.ofMinutes(2), () -> {
                String others = applications("{range .items[?(@.status.sync.status!='Synced')]}{.metadata.name} {.status.sync.status} {.status.conditions}{'\\n'}{end}");
                System.out.print(others);
                return others.isEmpty();
            }));
            assertEquals("argocd cert-manager metallb root sealed-secrets traefik", applications("{.items[*].metadata.name}"));
        }
    }

    @Test
    @Order(2)
    void aSecondRunChangesNothing() throws Exception {
        HearthAtDesk.Ended ended = hearth.run("apply");
        System.out.printf("lab: second apply of the whole chain %.1f s%n", ended.seconds());
        assertEquals(List.of(), ended.acted().stream().filter(line -> argo || !line.contains("cluster/argo-cd")).toList());
    }

    @Test
    @Order(3)
    void oneDeletedObjectIsMendedAlone() throws Exception {
        Lab.kubectl(hearth.kubeconfig(), "-n", "kube-system", "delete", "daemonset", "kube-vip-ds");
        List<String> steps = new ArrayList<>();
        for (String line : hearth.run("apply").acted()) {
            steps.add(new ObjectMapper().readTree(line).get("step").asText());
        }
        steps.remove(argo ? "" : "cluster/argo-cd");
        assertEquals(List.of("cluster/kube-vip"), steps);
    }

    @Test
    @Order(4)
    void theSharedAddressMovesInADrill() throws Exception {
        HearthAtDesk.Ended ended = hearth.run("drill");
        assertEquals(0, ended.exitCode(), ended.output());
        System.out.println("lab: drill " + evidence(ended, "cluster/failover"));
    }

    @Test
    @Order(5)
    void aDeadServerLeavesAndTheOthersGoOn() throws Exception {
        Lab.lab("cut", "node3");
        HearthAtDesk.Ended unsaid = hearth.run("remove-node", "node3");
        assertEquals(3, unsaid.exitCode(), unsaid.output());
        // two of three are up, two of two will be: no fewer may fail than before, so nothing has to be accepted
        HearthAtDesk.Ended ended = hearth.run("remove-node", "node3", "--confirm", "node3");
        assertEquals(0, ended.exitCode(), ended.output());
        System.out.printf("lab: a dead server removed %.1f s%n", ended.seconds());
        assertEquals("node1 node2", Lab.kubectl(hearth.kubeconfig(), "get", "nodes", "-o", "jsonpath={.items[*].metadata.name}"));
        assertTrue(Lab.pings("192.168.5.200"));
    }

    @Test
    @Order(6)
    void uninstallingLeavesTheNodesAsTheyWere() throws Exception {
        HearthAtDesk.Ended ended = hearth.run("uninstall", "--confirm", "home");
        assertEquals(0, ended.exitCode(), ended.output());
        System.out.printf("lab: uninstall of two nodes %.1f s%n", ended.seconds());
        for (String node : List.of("node1", "node2")) {
            Set<String> after = new TreeSet<>(everything(node));
            after.removeAll(before);
            assertEquals(Set.of(), after, node);
        }
        assertEquals(List.of(), hearth.run("uninstall", "--confirm", "home").acted());
    }

    /** Files, interfaces, mounts, chains and programs of a node; not what any machine writes as it runs, nor sudo's own note. */
    private static List<String> everything(String node) {
        return Lab.lab("ssh", node, """
                find / -xdev \\( -path /proc -o -path /sys -o -path /tmp -o -path /var/tmp -o -path /var/log -o -path /var/cache -o -path /var/lib/systemd -o -path /home \\) -prune -o -print
                ls /sys/class/net | sed 's/^/interface /'
                awk '{print "mount " $2}' /proc/mounts
                iptables-save | awk '/^:/ && $2 == "-" {print "chain " $1}'
                ip -br -4 addr | awk '{$1 = $1; for (i = 3; i <= NF; i++) if ($i ~ /[/]32$/) print "address " $i}'
                ps -eo comm= | grep -E 'k3s|containerd|kube|flannel|etcd' | sed 's/^/program /'
                true
                """).lines().toList();
    }

    private static String evidence(HearthAtDesk.Ended ended, String step) throws IOException {
        for (String line : ended.output().lines().filter(line -> line.contains("\"event\":\"step-done\"")).toList()) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.get("step").asText().equals(step)) {
                return event.get("evidence").asText();
            }
        }
        throw new AssertionError(step + " did nothing:\n" + ended.output());
    }

    private static String applications(String template) {
        return Lab.kubectl(hearth.kubeconfig(), "-n", "argocd", "get", "applications", "-o", "jsonpath=" + template).strip();
    }

    /** Status and size of a page at Traefik's address; the certificate must hang on the world's production root. */
    private static String page(String place) {
        String host = place.substring(0, place.indexOf('/'));
        return Lab.lab("exec", "curl", "-sS", "--cacert", Lab.STATE.resolve("world/acme-production-root.pem").toString(), "--resolve", host + ":443:" + TRAEFIK,
                "-o", "/dev/null", "-w", "%{http_code} %{size_download}", "https://" + place);
    }

    private static JsonNode leastUser() throws IOException {
        for (JsonNode user : new ObjectMapper().readTree(Lab.STATE.resolve("world/accounts.json").toFile()).at("/route53/users")) {
            if (user.get("role").asText().equals("least")) {
                return user;
            }
        }
        throw new IllegalStateException("the world has no such user");
    }
}

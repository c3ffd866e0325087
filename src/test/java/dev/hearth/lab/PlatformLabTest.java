// SPDX-License-Identifier: Apache-2.0
package dev.hearth.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @BeforeAll
    static void bareMachines() throws IOException {
        Lab.fresh(3);
        Lab.world("git-reset");
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
            assertEquals("argocd cert-manager metallb root sealed-secrets traefik",
                    Lab.kubectl(hearth.kubeconfig(), "-n", "argocd", "get", "applications", "-o",
                            "jsonpath={.items[?(@.status.sync.status=='Synced')].metadata.name}").strip());
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

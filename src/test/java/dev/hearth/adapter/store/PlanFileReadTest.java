// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.PlanFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileReadTest {
    private static final String WHOLE = """
            schema: 1
            name: home
            network:
              subnet: 192.168.5.0/24
              gateway: 192.168.5.1
              dns: [192.168.5.1, 9.9.9.9]
              dhcp: 192.168.5.100-192.168.5.150
              vip: 192.168.5.200
              pool: 192.168.5.201-192.168.5.220
              traefik: 192.168.5.201
              api-name: k3s.home.example.com
            ssh:
              user: homelab
              port: 22
              login: key
              key: ~/.ssh/id_ed25519
              sudo: password
              jump: me@gate:2222
            nodes:
              - name: node1
                host: 192.168.5.11
              - {name: node2, host: two.home, address: 192.168.5.12, role: agent, interface: eth1, ssh: {port: 2222, key: id}}
            scope: platform
            certificates:
              domain: home.example.com
              email: ann@example.com
              provider: route53
              route53: {access-key-id: AKIAIOSFODNN7EXAMPLE, zone: Z0123456789ABC, region: eu-central-1}
              rfc2136: {server: "ns1.example.com:5353", key-name: hearth., algorithm: hmac-sha256}
            git: {kind: ssh, place: "git@git.home:home.git", branch: main, key: deploy, user: ann, ca: PEM}
            recovery: {file: kit.age, kept-at: USB stick}
            services:
              - {name: nas, address: 192.168.5.30, port: 5000, scheme: https}
            argo-cd: {high-availability: no}
            advanced:
              mirror: http://192.168.5.1:8080/
              releases: ../releases.yaml
              order: keep
              registries: {ghcr.io: [http://192.168.5.1:5000], "*": []}
              acme-staging: https://ca.home/staging
              acme-production: https://ca.home/production
              acme-ca: PEM
            accepted: [node1/res.mem]
            mend: [node2/old.vip]
            """;

    @TempDir
    Path folder;

    private final PlanFiles files = new YamlPlanFiles();

    @Test
    void readsEveryKey() throws Exception {
        PlanFiles.Read read = read(WHOLE);

        ClusterDraft draft = new ClusterDraft(
                "home",
                new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1, 9.9.9.9", "192.168.5.100-192.168.5.150",
                        "192.168.5.200", "192.168.5.201-192.168.5.220", "192.168.5.201", "k3s.home.example.com"),
                new ClusterDraft.Ssh("homelab", "22", "key", "~/.ssh/id_ed25519", "password", "me@gate:2222"),
                List.of(
                        new ClusterDraft.Node("node1", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty()),
                        new ClusterDraft.Node("node2", "two.home", "192.168.5.12", "agent", "eth1",
                                new ClusterDraft.Ssh("", "2222", "", folder.resolve("id").toString(), "", ""))),
                new ClusterDraft.Platform("platform",
                        new ClusterDraft.Certificates("home.example.com", "ann@example.com", "route53",
                                new ClusterDraft.Route53("AKIAIOSFODNN7EXAMPLE", "Z0123456789ABC", "eu-central-1"),
                                new ClusterDraft.Rfc2136("ns1.example.com:5353", "hearth.", "hmac-sha256")),
                        new ClusterDraft.Git("ssh", "git@git.home:home.git", "main", folder.resolve("deploy").toString(), "ann", "PEM"),
                        new ClusterDraft.Recovery(folder.resolve("kit.age").toString(), "USB stick", ""),
                        List.of(new ClusterDraft.Service("nas", "192.168.5.30", "5000", "https")), "no"),
                new ClusterDraft.Advanced("http://192.168.5.1:8080/", folder.resolveSibling("releases.yaml").toString(), "keep",
                        new TreeMap<>(java.util.Map.of("ghcr.io", List.of("http://192.168.5.1:5000"), "*", List.of())), new ClusterDraft.Acme("https://ca.home/staging", "https://ca.home/production", "PEM")),
                new Decisions(Set.of("node1/res.mem"), Set.of("node2/old.vip")));
        assertEquals(List.of(), read.problems());
        assertEquals(draft, read.draft());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: home                       | home
            name: 007                        | 007
            name: 1.10                       | 1.10
            name: 0x1F                       | 0x1F
            name: 2026-11-22                 | 2026-11-22
            name: yes                        | yes
            name: 'null'                     | null
            name: ~                          | ''
            name:                            | ''
            {}                               | ''
            {schema: 1, name: inline}        | inline
            # a comment alone, then {}~{}    | ''
            """)
    void keepsTextsAsTheyStand(String text, String name) throws Exception {
        PlanFiles.Read read = read(text.replace("then {}~", "\n"));
        assertEquals(List.of(), read.problems());
        assertEquals(name, read.draft().name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nmae: home                           | KEY_UNKNOWN   | nmae                    | nmae    | name       | 1 | 1
            network: {vpi: 1.2.3.4}              | KEY_UNKNOWN   | network.vpi             | vpi     | vip        | 1 | 11
            network: {apiName: x}                | KEY_UNKNOWN   | network.apiName         | apiName | api-name   | 1 | 11
            ssh: {password: hunter2}             | KEY_UNKNOWN   | ssh.password            | password | port      | 1 | 7
            nodes: [{}, {ip: 1.2.3.4}]           | KEY_UNKNOWN   | nodes[1].ip             | ip      | ssh        | 1 | 14
            nodes: [{ssh: {prot: 22}}]           | KEY_UNKNOWN   | nodes[0].ssh.prot       | prot    | port       | 1 | 16
            advanced: {mirrors: x}               | KEY_UNKNOWN   | advanced.mirrors        | mirrors | mirror     | 1 | 12
            name: [a]                            | TYPE_WRONG    | name                    | list    | text       | 1 | 7
            name: {a: b}                         | TYPE_WRONG    | name                    | mapping | text       | 1 | 7
            network: here                        | TYPE_WRONG    | network                 | text    | mapping    | 1 | 10
            network: []                          | TYPE_WRONG    | network                 | list    | mapping    | 1 | 10
            network: {dns: {a: b}}               | TYPE_WRONG    | network.dns             | mapping | text       | 1 | 16
            network: {dns: [1.1.1.1, [x]]}       | TYPE_WRONG    | network.dns[1]          | list    | text       | 1 | 26
            nodes: node1                         | TYPE_WRONG    | nodes                   | text    | list       | 1 | 8
            nodes: {node1: {}}                   | TYPE_WRONG    | nodes                   | mapping | list       | 1 | 8
            nodes: [node1]                       | TYPE_WRONG    | nodes[0]                | text    | mapping    | 1 | 9
            nodes: [{}, ~]                       | TYPE_WRONG    | nodes[1]                | text    | mapping    | 1 | 13
            nodes: [{ssh: [22]}]                 | TYPE_WRONG    | nodes[0].ssh            | list    | mapping    | 1 | 15
            advanced: {registries: [ghcr.io]}    | TYPE_WRONG    | advanced.registries     | list    | mapping    | 1 | 24
            advanced: {registries: {ghcr.io: x}} | TYPE_WRONG    | advanced.registries.ghcr.io | text | list      | 1 | 34
            accepted: node1/res.mem              | TYPE_WRONG    | accepted                | text    | list       | 1 | 11
            '"": x'                              | KEY_UNKNOWN   | ''''''                  | ''      | ssh        | 1 | 1
            """)
    void namesWhatIsWrongAtItsField(
            String text, ProblemCode code, String field, String found, String other, String line, String column) throws Exception {
        List<Problem> problems = read(text).problems();

        assertEquals(1, problems.size(), problems::toString);
        Problem problem = problems.getFirst();
        assertEquals(code, problem.code());
        assertEquals(field, java.util.Objects.requireNonNull(problem.field()).path());
        assertEquals(found, problem.args().get("found"));
        assertEquals(other, problem.args().get(code == ProblemCode.KEY_UNKNOWN ? "suggestion" : "required"));
        assertEquals(line + ":" + column, problem.args().get("line") + ":" + problem.args().get("column"));
        assertTrue(problem.blocks());
    }

    @Test
    void readsTheRestOfAFileWithMistakes() throws Exception {
        PlanFiles.Read read = read("""
                name: home
                netwrok: {vip: 1.2.3.4}
                ssh: [homelab]
                nodes:
                  - node1
                  - {name: node2, hots: 192.168.5.12, host: 192.168.5.13}
                accepted: [{a: b}, node1/res.mem]
                """);

        assertEquals(List.of("netwrok", "ssh", "nodes[0]", "nodes[1].hots", "accepted[0]"),
                read.problems().stream().map(problem -> java.util.Objects.requireNonNull(problem.field()).path()).toList());
        assertEquals("home", read.draft().name());
        assertEquals(List.of("", "node2"), read.draft().nodes().stream().map(ClusterDraft.Node::name).toList());
        assertEquals("192.168.5.13", read.draft().nodes().get(1).host());
        assertEquals(Set.of("node1/res.mem"), read.draft().accepted());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: home~\tvip: x                  | 2 | 1
            network:~\tvip: 1.2.3.4              | 2 | 1
            name: [home                          | 1 | 12
            name: "home                          | 1 | 12
            name: home~name: other               | 2 | 1
            network: {vip: a, vip: b}            | 1 | 19
            advanced: {registries: {a: [], a: []}} | 1 | 32
            name: home~---~name: other           | 2 | 1
            - name: home                         | 1 | 1
            just words                           | 1 | 1
            ? [a, b]~: c                         | 1 | 3
            a: &x [1]~b: *x                      | 2 | 4
            a: &x {b: *x}                        | 1 | 11
            name: home~  vip: x                  | 2 | 6
            """)
    void pointsAtTheLineThatCannotBeRead(String text, int line, int column) {
        Problem problem = unreadable(text.replace("~", "\n").replace("\\t", "\t").getBytes(StandardCharsets.UTF_8));

        assertEquals(line + ":" + column, problem.args().get("line") + ":" + problem.args().get("column"), problem::toString);
        assertEquals(plan() + ":" + line + ":" + column, problem.args().get("place"));
    }

    @Test
    void refusesWhatIsNoPlanAtAll() throws Exception {
        byte[] noise = new byte[10 << 20];
        new java.util.Random(1).nextBytes(noise);
        assertEquals((10 << 20) + " bytes", unreadable(noise).args().get("found"));
        unreadable(java.util.Arrays.copyOf(noise, 1000));
        unreadable(new byte[0]);
        unreadable("# only a comment\n".getBytes(StandardCharsets.UTF_8));
        unreadable("name: home\n".getBytes(StandardCharsets.UTF_16));
        unreadable(("name: " + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        assertEquals("more than 1048576 bytes", problem(Path.of("/dev/zero")).args().get("found"));
        assertEquals(ProblemCode.PLAN_FILE_UNREADABLE, problem(folder.resolve("missing.yaml")).code());
        assertEquals(ProblemCode.PLAN_FILE_UNREADABLE, problem(folder).code());
    }

    @Test
    void refusesABillionLaughsWithoutLaughing() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(9, "*a" + (i - 1)))));
        }
        assertEquals("2", unreadable(bomb.toString().getBytes(StandardCharsets.UTF_8)).args().get("line"));
    }

    @Test
    void leavesPlansOfANewerHearthAlone() throws Exception {
        Files.writeString(plan(), "schema: 2\nsomething: new\n");
        Problem problem = problem(plan());
        assertEquals(ProblemCode.STORE_NEWER, problem.code());
        assertEquals("2", problem.args().get("found"));
        assertEquals("1", problem.args().get("required"));
    }

    @ParameterizedTest
    @CsvSource({"0", "one", "1.0", "-1"})
    void saysWhichSchemaThereIs(String schema) throws Exception {
        List<Problem> problems = read("schema: " + schema).problems();
        assertEquals(List.of(ProblemCode.FIELD_INVALID), problems.stream().map(Problem::code).toList());
    }

    @Test
    void readsFilesOfWindows() throws Exception {
        PlanFiles.Read read = read("\uFEFFname: home\r\nnodes:\r\n  - name: node1\r\n");
        assertEquals("home", read.draft().name());
        assertEquals("node1", read.draft().nodes().getFirst().name());
    }

    private PlanFiles.Read read(String text) throws IOException, ProblemException {
        return files.read(Files.writeString(plan(), text));
    }

    private Problem unreadable(byte[] bytes) {
        try {
            Problem problem = problem(Files.write(plan(), bytes));
            assertEquals(ProblemCode.PLAN_FILE_UNREADABLE, problem.code());
            return problem;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Problem problem(Path file) {
        return assertThrows(ProblemException.class, () -> files.read(file)).problem();
    }

    private Path plan() {
        return folder.resolve("plan.yaml");
    }
}

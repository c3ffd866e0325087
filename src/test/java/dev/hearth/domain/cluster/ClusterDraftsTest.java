// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import static dev.hearth.domain.cluster.Drafts.good;
import static dev.hearth.domain.cluster.Drafts.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.SshAccess.Login;
import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Lan;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Severity;
import dev.hearth.domain.secret.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterDraftsTest {
    @Test
    void aGoodDraftBecomesASpecificationWithTheDefaults() {
        Lan lan = new Lan(Cidr.of("192.168.5.0/24"), Ipv4.of("192.168.5.1"), List.of(Ipv4.of("192.168.5.1"), Ipv4.of("9.9.9.9")), AddressRange.of("192.168.5.100-150"), null,
                new TreeMap<>(Map.of("node1", Ipv4.of("192.168.5.11"), "node2", Ipv4.of("192.168.5.12"), "node3", Ipv4.of("192.168.5.13"))));
        ClusterSpec expected = new ClusterSpec("home",
                new AddressPlan(lan, Ipv4.of("192.168.5.200"), AddressRange.of("192.168.5.201-220"), Ipv4.of("192.168.5.201")), "k3s.home.arpa",
                List.of(server("node1", "192.168.5.11"), server("node2", "192.168.5.12"), server("node3", "192.168.5.13")),
                new PlatformSpec("home.arpa", new CertificateSource.PrivateCa(), new GitTarget.None(), new RecoverySpec("~/hearth-home.kit.age", null, null), List.of(), false), Sources.upstream(), StepOrder.KEEP, new Decisions(Set.of("node1/res.mem"), Set.of()));
        assertEquals(new Checked(expected, List.of()), ClusterDrafts.check(good().withAccepted(Set.of("node1/res.mem"))));
    }

    @Test
    void anEmptyDraftLacksWhatCannotBeGuessed() {
        assertEquals(List.of("FIELD_EMPTY name", "FIELD_EMPTY network.subnet", "FIELD_EMPTY network.vip", "FIELD_EMPTY network.pool", "NO_SERVER nodes"), found(ClusterDraft.empty()));
        assertEquals(List.of("FIELD_EMPTY nodes[0].name", "FIELD_EMPTY nodes[0].host", "FIELD_EMPTY ssh.user", "FEW_SERVERS nodes"),
                found(good().withSsh(ClusterDraft.Ssh.empty()).withNodes(List.of(ClusterDraft.Node.empty()))));
    }

    @Test
    void onlyTheGatewayNameServersDhcpAndApiNameMayBeUnknown() {
        ClusterDraft draft = with(with(with(with(good(), "network.gateway", ""), "network.dns", " "), "network.dhcp", ""), "network.api-name", "");
        ClusterSpec spec = spec(draft);
        assertNull(spec.apiName());
        assertNull(spec.addresses().lan().gateway());
        assertNull(spec.addresses().lan().dhcp());
        assertEquals(List.of(), spec.addresses().lan().dnsServers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "name | Home | FIELD_INVALID", "name | -home | FIELD_INVALID", "name | my home | FIELD_INVALID", "name | a/../b | FIELD_INVALID",
        "network.subnet | 192.168.5 | FIELD_INVALID", "network.subnet | 192.168.5.0 | FIELD_INVALID", "network.subnet | 127.0.0.0/24 | FIELD_INVALID",
        "network.subnet | 224.0.0.0/24 | FIELD_INVALID", "network.subnet | 0.0.0.0/0 | FIELD_INVALID", "network.subnet | fd00::/64 | FIELD_INVALID",
        "network.gateway | 192.168.5.256 | FIELD_INVALID", "network.gateway | router | FIELD_INVALID",
        "network.dns | 192.168.5.1 x | FIELD_INVALID", "network.dhcp | 192.168.5.150-100 | FIELD_INVALID", "network.dhcp | 100-150 | FIELD_INVALID",
        "network.vip | 192.168.5 | FIELD_INVALID", "network.vip | 192.168.5.200/24 | FIELD_INVALID", "network.vip | '' | FIELD_EMPTY", "network.vip | '  ' | FIELD_EMPTY",
        "network.pool | '' | FIELD_EMPTY", "network.pool | 192.168.5.220-201 | FIELD_INVALID", "network.traefik | first | FIELD_INVALID",
        "network.api-name | https://k3s | FIELD_INVALID", "network.api-name | 192.168.5.200 | FIELD_INVALID", "network.api-name | *.home.arpa | FIELD_INVALID", "network.api-name | a..b | FIELD_INVALID",
        "ssh.user | -oProxyCommand=x | FIELD_INVALID", "ssh.user | ann smith | FIELD_INVALID", "ssh.user | '' | FIELD_EMPTY", "ssh.user | $(id) | FIELD_INVALID",
        "ssh.port | 0 | FIELD_INVALID", "ssh.port | 65536 | FIELD_INVALID", "ssh.port | 22a | FIELD_INVALID", "ssh.port | -22 | FIELD_INVALID", "ssh.port | 99999999999 | FIELD_INVALID",
        "ssh.port | 022 | FIELD_INVALID",
        "ssh.login | keys | FIELD_INVALID", "ssh.sudo | yes | FIELD_INVALID", "ssh.jump | a@b@ | FIELD_INVALID", "ssh.jump | host:0 | FIELD_INVALID", "ssh.jump | a,b | FIELD_INVALID",
        "ssh.jump | @host | FIELD_INVALID", "ssh.jump | host: | FIELD_INVALID",
        "nodes[1].name | '' | FIELD_EMPTY", "nodes[1].name | Node2 | FIELD_INVALID", "nodes[1].name | node_2 | FIELD_INVALID", "nodes[1].name | node2.home | FIELD_INVALID",
        "nodes[1].name | node1 | NODE_NAME_TWICE",
        "nodes[1].host | '' | FIELD_EMPTY", "nodes[1].host | 192.168.5.300 | FIELD_INVALID", "nodes[1].host | ann@node2 | FIELD_INVALID", "nodes[1].host | node2:22 | FIELD_INVALID",
        "nodes[1].host | -oProxyCommand=x | FIELD_INVALID", "nodes[1].host | fe80::1 | FIELD_INVALID", "nodes[1].host | 192.168.5.11 | NODE_HOST_TWICE",
        "nodes[1].address | 192.168.5 | FIELD_INVALID", "nodes[1].address | 192.168.5.11 | NODE_HOST_TWICE", "nodes[1].address | 192.168.7.11 | ADDRESS_CONFLICT",
        "nodes[1].role | master | FIELD_INVALID", "nodes[1].interface | eth0; reboot | FIELD_INVALID", "nodes[1].interface | abcdefghijklmnop | FIELD_INVALID",
        "nodes[1].ssh.port | x | FIELD_INVALID", "nodes[1].ssh.user | a b | FIELD_INVALID", "nodes[1].ssh.login | none | FIELD_INVALID", "nodes[1].ssh.sudo | maybe | FIELD_INVALID",
        "nodes[1].ssh.jump | a b | FIELD_INVALID",
        "advanced.mirror | ftp://nas/k3s | FIELD_INVALID", "advanced.mirror | https://ann:secret@nas/ | FIELD_INVALID", "advanced.mirror | https:// | FIELD_INVALID",
        "advanced.mirror | https://nas:0/ | FIELD_INVALID", "advanced.mirror | https://nas/a b | FIELD_INVALID",
        "advanced.order | fast | FIELD_INVALID"
    })
    void oneBadTextIsOneProblemAtItsField(String path, String text, ProblemCode code) {
        Checked checked = ClusterDrafts.check(with(good(), path, text));
        assertNull(checked.spec());
        assertEquals(List.of(code + " " + path), blocking(checked));
    }

    @Test
    void controlCharactersAreNeverPartOfAPath() {
        assertEquals(List.of("FIELD_INVALID ssh.key", "FIELD_INVALID advanced.mirror", "FIELD_INVALID advanced.releases"),
                found(with(with(with(good(), "ssh.key", "a\nb"), "advanced.mirror", "/srv/\u0000"), "advanced.releases", "/a\tb")));
        assertEquals(List.of("FIELD_INVALID nodes[2].ssh.key"), found(with(good(), "nodes[2].ssh.key", "a\u0007b")));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.5.7/24, SUBNET_HOST_BITS, BLOCKING", "192.168.5.0/31, SUBNET_SIZE, BLOCKING", "192.168.0.0/15, SUBNET_SIZE, BLOCKING", "192.168.0.0/16, , ", "192.168.4.0/22, ,",
        "192.0.0.0/8, SUBNET_SIZE, BLOCKING"
    })
    void theSubnetHasItsSizeAndNoHostBits(String subnet, ProblemCode code, Severity severity) {
        List<Problem> problems = ClusterDrafts.check(with(good(), "network.subnet", subnet)).problems().stream().filter(problem -> problem.code() != ProblemCode.ADDRESS_CONFLICT).toList();
        assertEquals(code == null ? List.of() : List.of(code), problems.stream().map(Problem::code).toList());
        problems.forEach(problem -> assertEquals(severity, problem.severity()));
    }

    @Test
    void hostBitsComeWithASuggestionAndHideNothingElse() {
        Checked checked = ClusterDrafts.check(with(with(good(), "network.subnet", "192.168.5.7/24"), "network.vip", "192.168.6.9"));
        assertEquals(List.of("SUBNET_HOST_BITS network.subnet", "ADDRESS_CONFLICT network.vip"), blocking(checked));
        assertEquals(Map.of("found", "192.168.5.7/24", "suggestion", "192.168.5.0/24"), checked.problems().getFirst().args());
    }

    @ParameterizedTest
    @CsvSource({"8.8.8., true", "172.15.0., true", "172.32.0., true", "192.169.0., true", "100.128.0., true", "11.0.0., true", "172.16.0., false", "172.31.9., false", "100.64.0., false", "10.0.0., false"})
    void aPublicRangeIsAWarning(String base, boolean warned) {
        ClusterDraft draft = good().withNetwork(new ClusterDraft.Network(base + "0/24", "", "", "", base + "200", base + "201-220", "", ""));
        for (int i = 0; i < 3; i++) {
            draft = with(draft, "nodes[" + i + "].host", base + (11 + i));
        }
        Checked checked = ClusterDrafts.check(draft);
        assertNotNull(checked.spec());
        assertEquals(warned ? List.of("SUBNET_PUBLIC network.subnet") : List.of(), all(checked));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "network.vip | 192.168.5.205 | overlap | network.vip: vip pool; network.pool: pool vip",
        "network.vip | 192.168.5.12 | overlap | network.vip: vip node:node2; nodes[1].host: node:node2 vip",
        "network.vip | 192.168.5.120 | overlap | network.vip: vip dhcp; network.dhcp: dhcp vip",
        "network.vip | 192.168.5.255 | on-broadcast-address | network.vip: vip broadcast",
        "network.vip | 192.168.5.0 | on-network-address | network.vip: vip network",
        "network.vip | 192.168.6.1 | outside-subnet | network.vip: vip subnet",
        "network.traefik | 192.168.5.221 | traefik-outside-pool | network.traefik: traefik pool",
        "network.dhcp | 192.168.5.100-192.168.5.205 | overlap | network.vip: vip dhcp; network.dhcp: dhcp vip; network.pool: pool dhcp; network.dhcp: dhcp pool",
        "network.dns | 192.168.5.200 | overlap | network.vip: vip dns:192.168.5.200; network.dns: dns:192.168.5.200 vip",
        "network.dns | 10.43.0.10 | cluster-network | network.dns: dns:10.43.0.10 services",
        "network.gateway | 192.168.5.13 | overlap | nodes[2].host: node:node3 gateway; network.gateway: gateway node:node3",
        "nodes[0].address | 192.168.5.210 | overlap | network.pool: pool node:node1; nodes[0].address: node:node1 pool"
    })
    void aConflictIsToldAtTheFieldsOfItsOwners(String path, String text, String code, String expected) {
        Checked checked = ClusterDrafts.check(with(good(), path, text));
        checked.problems().forEach(problem -> {
            assertEquals(ProblemCode.ADDRESS_CONFLICT, problem.code());
            assertEquals(code, problem.args().get("code"));
            assertEquals(Severity.BLOCKING, problem.severity());
            assertTrue(AddressRange.parse(Objects.requireNonNull(problem.args().get("addresses"))).isPresent());
        });
        assertEquals(expected, String.join("; ", checked.problems().stream()
                .map(problem -> path(problem) + ": " + problem.args().get("owner") + " " + problem.args().get("other")).toList()).replace("@owner.", ""));
    }

    @Test
    void aLanInThePodNetworkIsToldAtTheSubnet() {
        ClusterDraft draft = good().withNetwork(new ClusterDraft.Network("10.42.5.0/24", "", "", "", "10.42.5.200", "10.42.5.201-220", "", "")).withNodes(List.of());
        assertEquals(List.of("ADDRESS_CONFLICT network.subnet", "NO_SERVER nodes"), found(draft));
    }

    @Test
    void aTypedTraefikInTheWayIsToldAtItsOwnField() {
        ClusterDraft draft = with(with(good(), "network.traefik", "192.168.5.205"), "network.vip", "192.168.5.205");
        assertEquals(List.of("ADDRESS_CONFLICT network.vip", "ADDRESS_CONFLICT network.traefik", "ADDRESS_CONFLICT network.vip", "ADDRESS_CONFLICT network.pool"), found(draft));
    }

    @Test
    void aPoolForTraefikAloneIsAWarning() {
        Checked checked = ClusterDrafts.check(with(good(), "network.pool", "192.168.5.201"));
        assertNotNull(checked.spec());
        assertEquals(List.of("ADDRESS_CONFLICT network.pool"), all(checked));
        assertEquals(Severity.SHOULD_FIX, checked.problems().getFirst().severity());
        assertEquals("@owner.pool", checked.problems().getFirst().args().get("owner"));
    }

    @Test
    void traefikMayHaveAnyAddressOfThePool() {
        assertEquals(Ipv4.of("192.168.5.220"), spec(with(good(), "network.traefik", " 192.168.5.220 ")).addresses().traefik());
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheDraft() {
        ClusterDraft draft = with(with(with(with(with(good(), "name", "Home"), "network.vip", "x"), "ssh.port", "x"), "nodes[0].role", "x"), "advanced.order", "x");
        assertEquals(List.of("FIELD_INVALID name", "FIELD_INVALID network.vip", "FIELD_INVALID ssh.port", "FIELD_INVALID nodes[0].role", "FEW_SERVERS nodes", "FIELD_INVALID advanced.order"),
                found(draft));
    }

    @ParameterizedTest
    @CsvSource({"0, NO_SERVER, BLOCKING, 0, 1", "1, FEW_SERVERS, SHOULD_FIX, 0, 1", "2, FEW_SERVERS, SHOULD_FIX, 0, 2", "3, , , ,", "4, EVEN_SERVERS, INFO, 1, 3", "5, , , ,", "6, EVEN_SERVERS, INFO, 2, 4",
        "7, , , ,", "8, MANY_SERVERS, SHOULD_FIX, 3, 5", "9, MANY_SERVERS, SHOULD_FIX, 4, 5"})
    void theNumberOfServersIsJudgedByItsQuorum(int servers, ProblemCode code, Severity severity, String tolerated, String majority) {
        Checked checked = ClusterDrafts.check(Drafts.withServers(servers));
        assertEquals(servers > 0, checked.spec() != null);
        assertEquals(code == null ? List.of() : List.of(code + " nodes"), all(checked));
        checked.problems().forEach(problem -> {
            assertEquals(severity, problem.severity());
            assertEquals(Map.of("servers", "" + servers, "tolerated", tolerated, "majority", majority), problem.args());
        });
    }

    @Test
    void aRoleThatCannotBeReadIsNotAlsoAMissingServer() {
        ClusterDraft draft = Drafts.withServers(0);
        assertEquals(List.of("FIELD_INVALID nodes[0].role"), found(with(draft, "nodes[0].role", "serve")));
    }

    @Test
    void namesAreTheSameInUpperAndLowerCase() {
        Checked checked = ClusterDrafts.check(with(good(), "nodes[2].name", "NODE1"));
        assertEquals(List.of("FIELD_INVALID nodes[2].name", "NODE_NAME_TWICE nodes[2].name"), blocking(checked));
        assertEquals(Map.of("found", "NODE1", "other", "1"), checked.problems().get(1).args());
    }

    @Test
    void oneHostOnTwoPortsOrBehindTwoJumpHostsMayBeTwoMachines() {
        ClusterDraft sameName = with(with(with(with(good(), "nodes[0].host", "gate"), "nodes[0].address", "192.168.5.11"), "nodes[1].host", "GATE"), "nodes[1].address", "192.168.5.12");
        Checked twice = ClusterDrafts.check(sameName);
        assertEquals(List.of("NODE_HOST_TWICE nodes[1].host"), blocking(twice));
        assertEquals(Map.of("found", "GATE", "other", "node1"), twice.problems().getFirst().args());
        assertEquals(List.of(), found(with(sameName, "nodes[1].ssh.port", "2222")));
        assertEquals(List.of(), found(with(sameName, "nodes[1].ssh.jump", "bastion")));
        assertEquals(List.of("NODE_HOST_TWICE nodes[1].host"), found(with(with(sameName, "nodes[0].ssh.jump", "bastion"), "nodes[1].ssh.jump", "x@bastion:22")));
        assertEquals(List.of(), found(with(with(sameName, "nodes[0].ssh.jump", "bastion"), "nodes[1].ssh.jump", "bastion:23")));
        assertEquals(List.of("NODE_HOST_TWICE nodes[1].address"), found(with(with(sameName, "nodes[1].host", "other"), "nodes[1].address", "192.168.5.11")));
    }

    @Test
    void aHostNameNeedsTheAddressThatItHasOnTheLan() {
        assertEquals(List.of("FIELD_EMPTY nodes[0].address"), found(with(good(), "nodes[0].host", "node1.home.arpa")));
        NodeSpec node = spec(with(with(good(), "nodes[0].host", "Node1.Home.arpa"), "nodes[0].address", "192.168.5.31")).firstServer();
        assertEquals("node1.home.arpa", node.access().host());
        assertEquals(Ipv4.of("192.168.5.31"), node.address());
    }

    @Test
    void registriesHaveAHostAndEndpoints() {
        assertEquals(Map.of("docker.io", List.of("https://nas:5000/v2")), spec(Drafts.withRegistry("docker.io", "https://nas:5000/v2")).sources().registries());
        assertEquals(Map.of("*", List.of("http://192.168.5.9", "https://b")), spec(Drafts.withRegistry("*", "http://192.168.5.9", " https://b ")).sources().registries());
        assertEquals(Set.of("nas:5000"), spec(Drafts.withRegistry("nas:5000", "http://nas")).sources().registries().keySet());
        for (ClusterDraft bad : List.of(Drafts.withRegistry("https://docker.io", "https://nas"), Drafts.withRegistry("nas:x", "https://nas"), Drafts.withRegistry("a b", "https://nas"),
                Drafts.withRegistry("docker.io", "nas:5000"), Drafts.withRegistry("docker.io", "https://ann:pw@nas"), Drafts.withRegistry("docker.io", "https://nas", "x"))) {
            assertEquals(List.of("FIELD_INVALID advanced.registries"), found(bad));
        }
        for (ClusterDraft bad : List.of(Drafts.withRegistry("docker.io"), Drafts.withRegistry("docker.io", " "), Drafts.withRegistry("", "https://nas"))) {
            assertEquals(List.of("FIELD_EMPTY advanced.registries"), found(bad));
        }
    }

    @Test
    void sourcesAndOrderAreTakenOver() {
        ClusterDraft draft = with(with(with(good(), "advanced.mirror", "https://nas.home.arpa:8443/k3s/"), "advanced.releases", "~/releases.yaml"), "advanced.order", "Overlap");
        ClusterSpec spec = spec(draft);
        assertEquals("https://nas.home.arpa:8443/k3s/", spec.sources().mirror());
        assertEquals("~/releases.yaml", spec.sources().releases());
        assertEquals(StepOrder.OVERLAP, spec.order());
        assertEquals("C:\\mirror dir", spec(with(good(), "advanced.mirror", "C:\\mirror dir")).sources().mirror());
        assertEquals(StepOrder.KEEP, spec(with(draft, "advanced.order", "keep")).order());
    }

    @Test
    void whatIsReadableSoFarIsThereForThePlannerAndTheMap() {
        assertEquals(Optional.empty(), ClusterDrafts.lan(with(good(), "network.subnet", "x")));
        assertEquals(Optional.empty(), ClusterDrafts.claims(ClusterDraft.empty()));
        ClusterDraft half = with(with(with(with(good(), "network.vip", "192.168."), "network.pool", ""), "nodes[1].name", "node1"), "nodes[2].name", "");
        Claims claims = ClusterDrafts.claims(half).orElseThrow();
        assertEquals(List.of(Owner.node("192.168.5.13"), Owner.node("node1"), Owner.node("node1 #2"), Owner.DHCP, Owner.dns(Ipv4.of("192.168.5.1")), Owner.dns(Ipv4.of("9.9.9.9")), Owner.GATEWAY),
                claims.list().stream().map(claim -> claim.owner()).toList());
        assertEquals(AddressRange.of("192.168.5.201-220"), ClusterDrafts.claims(good()).orElseThrow().of(Owner.POOL).orElseThrow());
        assertEquals(AddressRange.of("192.168.5.201"), ClusterDrafts.claims(good()).orElseThrow().of(Owner.TRAEFIK).orElseThrow());
        assertEquals(3, ClusterDrafts.lan(half).orElseThrow().nodes().size());
        assertEquals(ClusterDrafts.lan(good()).orElseThrow(), spec(good()).addresses().lan());
    }

    @Test
    void longNoiseIsCutInWhatIsShown() {
        Problem problem = ClusterDrafts.check(with(good(), "network.vip", "9".repeat(10_000_000))).problems().getFirst();
        assertEquals("9".repeat(120) + "…", problem.args().get("found"));
        assertEquals("@shape.ipv4", problem.args().get("required"));
        assertEquals("9".repeat(120), ClusterDrafts.check(with(good(), "network.vip", "9".repeat(120))).problems().getFirst().args().get("found"));
    }

    @Test
    void aCheckedDraftHasEitherASpecificationOrABlockingProblem() {
        List<Problem> blocking = List.of(Problem.blocking(ProblemCode.NO_SERVER, Map.of()));
        ClusterSpec spec = spec(good());
        assertThrows(IllegalArgumentException.class, () -> new Checked(null, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Checked(spec, blocking));
        assertFalse(new Checked(null, blocking).problems().isEmpty());
    }

    private static NodeSpec server(String name, String address) {
        SshAccess access = new SshAccess(address, 22, "ann", new Login.KeyFile("~/.ssh/id_ed25519", SecretRef.keyPassphrase(name)), SecretRef.sudoPassword(name), null);
        return new NodeSpec(name, Role.SERVER, access, Ipv4.of(address), null);
    }

    private static ClusterSpec spec(ClusterDraft draft) {
        Checked checked = ClusterDrafts.check(draft);
        assertEquals(List.of(), checked.problems());
        return Objects.requireNonNull(checked.spec());
    }

    private static List<String> found(ClusterDraft draft) {
        return all(ClusterDrafts.check(draft));
    }

    private static List<String> all(Checked checked) {
        return checked.problems().stream().map(problem -> problem.code() + " " + path(problem)).toList();
    }

    private static List<String> blocking(Checked checked) {
        return checked.problems().stream().filter(Problem::blocks).map(problem -> problem.code() + " " + path(problem)).toList();
    }

    private static String path(Problem problem) {
        return Objects.requireNonNull(problem.field()).path();
    }
}

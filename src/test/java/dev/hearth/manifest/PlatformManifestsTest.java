// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Lan;
import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.OutsideService;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.release.Releases;
import dev.hearth.port.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MetalLB's and Traefik's own kinds, held to the schemas that upstream ships; the rest to what it is for. */
class PlatformManifestsTest {
    private static final CertificateSource ACME = new CertificateSource.Acme(null, new DnsProvider.Route53("AKIAIOSFODNN7EXAMPLE", null, "us-east-1"), AcmeServers.LETS_ENCRYPT);
    private static final List<OutsideService> SERVICES =
            List.of(new OutsideService("nas", Ipv4.of("192.168.5.30"), 5001, true), new OutsideService("printer", Ipv4.of("192.168.5.31"), 80, false));

    @Test
    void everyObjectOfMetalLbAndTraefikFitsUpstreamsSchema() throws Exception {
        List<Manifest> all = new ArrayList<>(MetalLb.pools(plan("192.168.5.201-192.168.5.220", "192.168.5.210")));
        all.addAll(Traefik.routes(platform(ACME, SERVICES)));
        all.addAll(TraefikRoutes.middlewares("argocd", new CertificateSource.PrivateCa()));
        List<String> faults = new ArrayList<>();
        int checked = 0;
        for (Schemas schemas : List.of(Schemas.of("metallb"), Schemas.of("traefik"))) {
            for (Manifest manifest : all.stream().filter(schemas::knows).toList()) {
                faults.addAll(schemas.faults(manifest));
                checked++;
            }
        }
        assertEquals(List.of(), faults);
        long custom = all.stream().filter(manifest -> manifest.ref().apiVersion().matches("(metallb|traefik)\\.io/.*")).count();
        assertEquals(custom, checked, "kinds that no schema knows");
    }

    @Test
    void theSchemasFindWhatUpstreamWouldRefuse() throws Exception {
        Manifest pool = MetalLb.pools(plan("192.168.5.201-192.168.5.220", "192.168.5.201")).getFirst();
        for (String[] change : new String[][] {{"autoAssign: false", "autoAssign: often"}, {"autoAssign:", "autoassign:"}, {"addresses:", "adresses:"}}) {
            assertTrue(pool.yaml().contains(change[0]), pool.yaml());
            assertFalse(Schemas.of("metallb").faults(new Manifest(pool.ref(), pool.yaml().replace(change[0], change[1]))).isEmpty(), change[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.5.201-192.168.5.220, 192.168.5.201, 192.168.5.202-192.168.5.220",
        "192.168.5.201-192.168.5.220, 192.168.5.220, 192.168.5.201-192.168.5.219",
        "192.168.5.201-192.168.5.220, 192.168.5.210, 192.168.5.201-192.168.5.209 192.168.5.211-192.168.5.220",
        "192.168.5.201-192.168.5.201, 192.168.5.201, ''"})
    void traefiksAddressIsInAPoolThatNobodyElseCanGet(String range, String traefik, String rest) {
        List<Map<String, Object>> specs = MetalLb.pools(plan(range, traefik)).stream().map(manifest -> Documents.at(Documents.content(manifest), "spec")).toList();
        Map<String, Object> own = specs.getFirst();
        assertEquals(List.of(traefik + "-" + traefik), own.get("addresses"));
        assertEquals(false, own.get("autoAssign"));
        assertEquals(List.of("traefik"), Documents.at(own, "serviceAllocation").get("namespaces"));
        List<String> others = specs.stream().skip(1).flatMap(spec -> Stream.ofNullable((List<?>) spec.get("addresses"))).flatMap(List::stream).map(String::valueOf).toList();
        assertEquals(rest.isEmpty() ? List.of() : List.of(rest.split(" ")), others);
        assertEquals(rest.isEmpty() ? List.of("traefik") : List.of("traefik", "lan"), specs.getLast().get("ipAddressPools"));
    }

    @Test
    void theServiceAsksForItsAddressAndTheSameObjectsGiveTheSameBytes() {
        AddressPlan plan = plan("192.168.5.201-192.168.5.220", "192.168.5.201");
        List<Manifest> install = Traefik.install(plan, 3, new Releases.Component("v3.5.0", "docker.io/traefik:v3.5.0", Map.of()));
        assertEquals(install, Traefik.install(plan, 3, new Releases.Component("v3.5.0", "docker.io/traefik:v3.5.0", Map.of())));
        Map<String, Object> service = content(install, "Service");
        assertEquals("192.168.5.201", Documents.at(service, "metadata", "annotations").get(MetalLb.ADDRESS_ANNOTATION));
        assertEquals("LoadBalancer", Documents.at(service, "spec").get("type"));
        assertEquals(2, Documents.at(content(install, "Deployment"), "spec").get("replicas"));
        List<Manifest> alone = Traefik.install(plan, 1, new Releases.Component("v3.5.0", "docker.io/traefik:v3.5.0", Map.of()));
        assertEquals(1, Documents.at(content(alone, "Deployment"), "spec").get("replicas"));
    }

    @Test
    void strictTransportIsOnlyAskedForWhereEveryBrowserKnowsTheSigner() {
        assertTrue(TraefikRoutes.middlewares("traefik", ACME).getFirst().yaml().contains("stsSeconds"));
        assertFalse(TraefikRoutes.middlewares("traefik", new CertificateSource.PrivateCa()).getFirst().yaml().contains("stsSeconds"));
    }

    @Test
    void aServiceOutsideIsReachedByItsAddressAndByTlsOnlyIfItSpeaksTls() {
        List<Manifest> routes = Traefik.routes(platform(ACME, SERVICES));
        assertEquals(List.of("outside-nas"), routes.stream().filter(manifest -> manifest.ref().kind().equals("ServersTransport")).map(manifest -> manifest.ref().name()).toList());
        List<String> hosts = routes.stream().filter(manifest -> manifest.ref().kind().equals("IngressRoute")).map(Manifest::yaml).toList();
        for (String host : List.of("traefik", "nas", "printer")) {
            assertEquals(1, hosts.stream().filter(yaml -> yaml.contains("Host(`" + host + ".home.example.com`)")).count(), host);
        }
        assertTrue(hosts.stream().allMatch(yaml -> yaml.contains("name: \"" + TraefikRoutes.CHAIN + "\"") || yaml.contains("name: " + TraefikRoutes.CHAIN)), hosts.toString());
    }

    @Test
    void upstreamsRightsAreBoundToTheAccountInTraefiksNamespace() {
        List<Map<String, Object>> rbac = Documents.parse("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata:
                  name: traefik-ingress-controller
                subjects:
                  - kind: ServiceAccount
                    name: traefik-ingress-controller
                    namespace: default
                """);
        List<Manifest> definitions = Traefik.definitions(List.of(), rbac);
        assertEquals("Namespace traefik", definitions.getFirst().ref().toString());
        assertTrue(definitions.getLast().yaml().contains("namespace: \"traefik\"") || definitions.getLast().yaml().contains("namespace: traefik"), definitions.getLast().yaml());
    }

    private static Map<String, Object> content(List<Manifest> manifests, String kind) {
        return Documents.content(manifests.stream().filter(manifest -> manifest.ref().kind().equals(kind)).findFirst().orElseThrow());
    }

    private static PlatformSpec platform(CertificateSource source, List<OutsideService> services) {
        return new PlatformSpec("home.example.com", source, new GitTarget.None(), new RecoverySpec("kit.age", null, null), services, false);
    }

    private static AddressPlan plan(String pool, String traefik) {
        Lan lan = new Lan(Cidr.of("192.168.5.0/24"), null, List.of(), null, null, new TreeMap<>());
        return new AddressPlan(lan, Ipv4.of("192.168.5.200"), AddressRange.of(pool), Ipv4.of(traefik));
    }
}

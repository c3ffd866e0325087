// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static dev.hearth.adapter.artifact.Desk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Arch;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasesParserTest {
    private static final String SUM = "0123456789abcdef".repeat(4);
    private static final String GOOD = """
            schema: 1
            k3s:
              version: v1.36.3+k3s1
              installer: {url: net/install.sh}
              binary: {amd64: {url: "https://github.com/k3s-io/k3s/releases/download/v1.36.3+k3s1/k3s", sha256: %s}}
              checksums: {amd64: net/sums.txt}
            kube-vip: {version: v1.2.3, image: "ghcr.io/kube-vip/kube-vip:v1.2.3"}
            traefik: {version: 3.10, image: "docker.io/library/traefik:v3.10", crds: {url: ../crds.yaml}}
            """.formatted(SUM.toUpperCase(java.util.Locale.ROOT));

    @Test
    void readsWhatIsThereAndMakesAddressesAbsolute() throws Exception {
        Releases releases = parse(GOOD);
        assertEquals("v1.36.3+k3s1", releases.k3s().version());
        assertEquals(
                new Download("k3s v1.36.3+k3s1 install.sh", "https://mirror.example/home/net/install.sh", null, null), releases.k3s().installer());
        assertEquals(
                new Download(
                        "k3s v1.36.3+k3s1 (amd64)",
                        "https://github.com/k3s-io/k3s/releases/download/v1.36.3%2Bk3s1/k3s",
                        SUM,
                        "https://mirror.example/home/net/sums.txt"),
                releases.k3s().binary().get(Arch.AMD64));
        assertEquals(Set.of(Arch.AMD64), releases.k3s().binary().keySet());
        assertEquals(Set.of(), releases.k3s().images().keySet());
        assertEquals(new Releases.KubeVip("v1.2.3", "ghcr.io/kube-vip/kube-vip:v1.2.3"), releases.kubeVip());
        assertEquals("3.10", releases.others().get("traefik").version());
        assertEquals("docker.io/library/traefik:v3.10", releases.others().get("traefik").image());
        assertEquals("https://mirror.example/crds.yaml", releases.others().get("traefik").files().get("crds").url());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "5 | CDEF}}             | }}",
        "8 | , crds:            | , crd:",
        "6 | checksums: {amd64: | checksums: {x86: a, amd64:",
        "8 | traefik:           | longhorn:",
        "8 | version: 3.10, image | version: 3.10, version: 3.11, image",
        "7 | , image:           | , picture:",
        "4 | {url: net/install.sh} | [net/install.sh]",
    })
    void whatIsWrongIsNamedWithItsLine(int line, String found, String instead) {
        Problem problem = refused(ProblemCode.RELEASES_UNREADABLE, () -> parse(GOOD.replace(found, instead)));
        String place = problem.args().get("source");
        assertTrue(place.startsWith("releases.yaml:"), place);
        int named = Integer.parseInt(place.replaceAll("\\D", ""));
        assertTrue(Math.abs(named - line) <= 1, place + " " + problem.detail());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "schema: 1       | schema: 2       | schema: 2, not 1",
        "schema: 1       | # none          | schema: null, not 1",
        "version: v1.2.3 | version: ' '    | kube-vip: version: missing",
        "installer:       | # nstaller:       | k3s: installer: missing",
        "{url: net/install.sh} | {sha256: } | k3s: installer: url: missing",
    })
    void whatIsMissingIsNamed(String found, String instead, String words) {
        Problem problem = refused(ProblemCode.RELEASES_UNREADABLE, () -> parse(GOOD.replace(found, instead)));
        assertTrue(problem.detail().contains(words), problem.detail());
    }

    @ParameterizedTest
    @CsvSource({"ftp://host/k3s", "file:///etc/passwd", "'not an address'", "https:///k3s", "https://user:secret@host/k3s"})
    void anAddressThatCannotBeFetchedIsRefusedWithoutItsPassword(String url) {
        Problem problem = refused(ProblemCode.RELEASES_UNREADABLE, () -> parse(GOOD.replace("net/install.sh", "\"" + url + "\"")));
        assertTrue(!problem.detail().contains("secret"), problem.detail());
    }

    @ParameterizedTest
    @CsvSource({"''", "'\t'", "'just words'", "'{'", "'[]'", "'a: &a [*a, *a]'", "'schema: 1\n---\nschema: 1'"})
    void noiseIsRefused(String noise) {
        refused(ProblemCode.RELEASES_UNREADABLE, () -> parse(noise));
    }

    @Test
    void aSecondDocumentIsRefused() {
        refused(ProblemCode.RELEASES_UNREADABLE, () -> parse(GOOD + "---\nschema: 1\n"));
    }

    @Test
    void aMirrorWithoutAListIsAskedByHostAndPath() throws Exception {
        Addresses addresses = new Addresses(URI.create("file:/home/releases.yaml"), URI.create("http://mirror.example:8080/internet/"));
        Releases.K3s k3s = new ReleasesParser("releases.yaml", addresses).parse(GOOD.getBytes(StandardCharsets.UTF_8)).k3s();
        assertEquals(
                "http://mirror.example:8080/internet/github.com/k3s-io/k3s/releases/download/v1.36.3%2Bk3s1/k3s", k3s.binary().get(Arch.AMD64).url());
        assertEquals("file:/home/net/install.sh", k3s.installer().url());
        assertNull(k3s.installer().checksums());
    }

    private static Releases parse(String yaml) throws ProblemException {
        Addresses addresses = new Addresses(URI.create("https://mirror.example/home/releases.yaml"), null);
        return new ReleasesParser("releases.yaml", addresses).parse(yaml.getBytes(StandardCharsets.UTF_8));
    }
}

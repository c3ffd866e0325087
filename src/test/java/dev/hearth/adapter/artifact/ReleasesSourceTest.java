// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import static dev.hearth.adapter.artifact.Desk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.release.Releases;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasesSourceTest {
    private static final String LIST = """
            schema: 1
            k3s: {version: %s, installer: {url: files/install.sh}, binary: {arm64: {url: "https://github.com/k3s-arm64"}}}
            kube-vip: {version: v1, image: vip}
            """;

    @TempDir
    private Path folder;

    private LoopbackServer server;

    @BeforeEach
    void start() throws Exception {
        server = LoopbackServer.plain();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMirrorsOwnListReplacesEveryOther() throws Exception {
        server.text("/mirror/releases.yaml", LIST.formatted("v1-mirror"));
        Path given = Files.writeString(folder.resolve("mine.yaml"), LIST.formatted("v1-mine"));
        for (String mirror : new String[] {server.url("/mirror"), server.url("/mirror/")}) {
            Releases releases = read(mirror, given.toString());
            assertEquals("v1-mirror", releases.k3s().version());
            assertEquals(server.url("/mirror/files/install.sh"), releases.k3s().installer().url());
        }
    }

    @Test
    void aFolderIsAMirrorToo() throws Exception {
        Files.writeString(folder.resolve("releases.yaml"), LIST.formatted("v1-folder"));
        for (String mirror : new String[] {folder.toString(), folder.toUri().toString()}) {
            Releases releases = read(mirror, null);
            assertEquals("v1-folder", releases.k3s().version());
            assertEquals(folder.resolve("files/install.sh"), Path.of(URI.create(releases.k3s().installer().url())));
        }
    }

    @Test
    void aListOfOnesOwnReplacesTheBuiltInOne() throws Exception {
        Path given = Files.writeString(folder.resolve("mine.yaml"), LIST.formatted("v1-mine"));
        Releases releases = read(null, given.toString());
        assertEquals("v1-mine", releases.k3s().version());
        assertEquals(folder.resolve("files/install.sh"), Path.of(URI.create(releases.k3s().installer().url())));
    }

    @Test
    void aMirrorWithoutAListServesTheAddressesOfTheOther() throws Exception {
        Path given = Files.writeString(folder.resolve("mine.yaml"), LIST.formatted("v1-mine"));
        Releases.K3s k3s = read(server.url("/mirror"), given.toString()).k3s();
        assertEquals(server.url("/mirror/github.com/k3s-arm64"), k3s.binary().values().iterator().next().url());
        assertTrue(read(server.url("/"), null).k3s().installer().url().startsWith(server.url("/raw.githubusercontent.com/")));
    }

    @Test
    void aMirrorThatAnswersWithAPageHasNoList() {
        server.text("/releases.yaml", "<!doctype html><title>It works!</title>");
        Problem problem = refused(ProblemCode.RELEASES_UNREADABLE, () -> read(server.url("/"), null));
        assertEquals(server.url("/releases.yaml"), problem.args().get("source"));
        assertEquals("text/html", problem.detail());
        assertEquals(Field.of("mirror"), problem.field());
    }

    @Test
    void aMirrorThatFailsIsNamedAtItsField() {
        server.status("/releases.yaml", 500);
        Problem busy = refused(ProblemCode.MIRROR_UNREACHABLE, () -> read(server.url("/"), null));
        assertEquals(server.url("/"), busy.args().get("mirror"));
        assertEquals("HTTP 500", busy.detail());
        assertEquals(Retry.SOON, busy.retry());
        assertEquals(Field.of("mirror"), busy.field());
        server.status("/releases.yaml", 403);
        assertEquals(Retry.AFTER_FIX, refused(ProblemCode.MIRROR_UNREACHABLE, () -> read(server.url("/"), null)).retry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/", "http://", "https://me:secret@host/", "http://a b/", "/no/such/folder", "nul\0l"})
    void whatIsNoMirrorIsNamedWithoutItsPassword(String mirror) {
        Problem problem = refused(ProblemCode.MIRROR_UNREACHABLE, () -> read(mirror, null));
        assertEquals(Field.of("mirror"), problem.field());
        assertTrue(!(problem.args() + problem.detail()).contains("secret"), problem.toString());
    }

    @Test
    void aListOfOnesOwnThatIsMissingOrNoiseIsNamedAtItsField() throws Exception {
        Path noise = folder.resolve("noise.yaml");
        Files.write(noise, Desk.content(3, 10_000_000));
        for (String given : new String[] {noise.toString(), folder.resolve("absent.yaml").toString(), folder.toString(), "nul\0l"}) {
            Problem problem = refused(ProblemCode.RELEASES_UNREADABLE, () -> read(null, given));
            assertEquals(Field.of("releases"), problem.field());
        }
    }

    @Test
    void aListWithoutAnEndIsRefused() {
        server.on("/releases.yaml", exchange -> {
            exchange.sendResponseHeaders(200, 10_000_000);
            exchange.getResponseBody().write(new byte[10_000_000]);
        });
        refused(ProblemCode.MIRROR_UNREACHABLE, () -> read(server.url("/"), null));
    }

    private static Releases read(@Nullable String mirror, @Nullable String releases) throws Exception {
        return new ReleasesSource(Desk.web(new FakeClock())).read(new Sources(mirror, releases, new TreeMap<>()));
    }
}

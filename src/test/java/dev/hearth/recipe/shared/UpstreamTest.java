// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.manifest.Documents;
import dev.hearth.port.Artifacts;
import dev.hearth.port.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamTest {
    @TempDir Path folder;
    private final Download file = new Download("manifest.yaml", "https://example.com/manifest.yaml", null, null);
    private final Artifacts artifacts = PlayedPort.port(Artifacts.class, (name, arguments) -> Files.exists(folder.resolve("file"))
            ? Optional.of(new Artifacts.Fetched(folder.resolve("file"), Files.readString(folder.resolve("file")), 1, Artifacts.Provenance.PINNED)) : Optional.empty());
    private final Upstream upstream = new Upstream(artifacts, file);
    private int made;

    @BeforeEach
    void downloaded() throws Exception {
        write("one");
    }

    private void write(String name) throws Exception {
        Files.writeString(folder.resolve("file"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\n");
    }

    private List<String> names(Object dependsOn) throws ProblemException {
        return upstream.manifests(dependsOn, files -> {
            made++;
            Map<String, Object> object = files.getFirst().getFirst();
            Documents.at(object, "data").put("for", String.valueOf(dependsOn));
            return List.of(Documents.manifest(object));
        }).stream().map(Manifest::ref).map(ref -> ref.name()).toList();
    }

    @Test
    void isReadOnceWhileNothingChanges() throws Exception {
        assertEquals(List.of("one"), names("a"));
        assertEquals(List.of("one"), names("a"));
        assertEquals(1, made);
    }

    @Test
    void isMadeAnewForAnotherFileOrAnotherPlan() throws Exception {
        names("a");
        write("two");
        assertEquals(List.of("two"), names("a"));
        names("b");
        assertEquals(3, made);
    }

    @Test
    void aFileThatIsGoneIsNamed() throws Exception {
        names("a");
        Files.delete(folder.resolve("file"));
        assertEquals(ProblemCode.DOWNLOAD_FAILED, assertThrows(ProblemException.class, () -> names("a")).problem().code());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.manifest.Documents;
import dev.hearth.port.Artifacts;
import dev.hearth.port.Manifest;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What upstream publishes, as objects, and what Hearth makes of it. The download step brought the files to the desktop and checked them.
 * Some are large and a cluster is looked at again and again: what was made of them is kept for as long as memory lasts.
 */
public final class Upstream {
    private final Artifacts artifacts;
    private final List<Download> files;
    private SoftReference<Made> made = new SoftReference<>(null);

    /** What is applied of the objects of each file, in the files' order; it may edit them. */
    @FunctionalInterface
    public interface Install {
        List<Manifest> of(List<List<Map<String, Object>>> files);
    }

    private record Made(List<String> sums, Object dependsOn, List<Manifest> manifests) {}

    public Upstream(Artifacts artifacts, Download... files) {
        this.artifacts = artifacts;
        this.files = List.of(files);
    }

    /**
     * @param dependsOn all that the manifests depend on beside the files, as a value
     * @throws ProblemException as {@link #read}
     */
    public synchronized List<Manifest> manifests(Object dependsOn, Install install) throws ProblemException {
        List<String> sums = new ArrayList<>();
        for (Download file : files) {
            sums.add(fetched(artifacts, file).sha256());
        }
        Made before = made.get();
        if (before != null && before.sums().equals(sums) && before.dependsOn().equals(dependsOn)) {
            return before.manifests();
        }
        List<List<Map<String, Object>>> objects = new ArrayList<>();
        for (Download file : files) {
            objects.add(read(artifacts, file));
        }
        Made now = new Made(sums, dependsOn, List.copyOf(install.of(objects)));
        made = new SoftReference<>(now);
        return now.manifests();
    }

    /** @throws ProblemException DOWNLOAD_FAILED when the file is not there any more, MANIFEST_UNREADABLE */
    static List<Map<String, Object>> read(Artifacts artifacts, Download download) throws ProblemException {
        try {
            return Documents.parse(Files.readString(fetched(artifacts, download).file()));
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.MANIFEST_UNREADABLE, Map.of("file", download.name(), "url", download.url()))
                    .detail(String.valueOf(e.getMessage())), e);
        }
    }

    private static Artifacts.Fetched fetched(Artifacts artifacts, Download download) throws ProblemException {
        return artifacts.cached(download).orElseThrow(() -> Problem.blocking(ProblemCode.DOWNLOAD_FAILED, Map.of("url", download.url())).asException());
    }
}

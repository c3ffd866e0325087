// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.manifest.Documents;
import dev.hearth.port.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** What upstream publishes, as objects. The download step brought it to the desktop and checked it. */
public final class Upstream {
    private Upstream() {}

    /** @throws ProblemException DOWNLOAD_FAILED when the file is not there any more, MANIFEST_UNREADABLE */
    public static List<Map<String, Object>> read(Artifacts artifacts, Download download) throws ProblemException {
        Artifacts.Fetched file = artifacts.cached(download)
                .orElseThrow(() -> Problem.blocking(ProblemCode.DOWNLOAD_FAILED, Map.of("url", download.url())).asException());
        try {
            return Documents.parse(Files.readString(file.file()));
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.MANIFEST_UNREADABLE, Map.of("file", download.name(), "url", download.url()))
                    .detail(String.valueOf(e.getMessage())), e);
        }
    }
}

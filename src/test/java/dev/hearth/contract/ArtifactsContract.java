// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.release.Download;
import dev.hearth.port.Artifacts;
import dev.hearth.port.Artifacts.Fetched;
import dev.hearth.port.Artifacts.Provenance;
import dev.hearth.port.Transfer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Artifacts} does, real or played. */
public abstract class ArtifactsContract {
    protected abstract Artifacts artifacts();

    /** A file that can be had and is right, for each way of knowing its sum. */
    protected abstract Map<Provenance, Download> files();

    /** Lets every download come with other content than its sum says, or right again. */
    protected abstract void corrupt(boolean on);

    @Test
    protected void theReleasesNameWhatIsInstalled() throws Exception {
        var releases = artifacts().releases(Sources.upstream());
        assertFalse(releases.k3s().version().isEmpty());
        assertFalse(releases.k3s().binary().isEmpty());
        assertFalse(releases.kubeVip().image().isEmpty());
    }

    @Test
    protected void aFileIsFetchedOnceAndFoundFromThenOn() throws Exception {
        assertEquals(Map.of(Provenance.PINNED, 1, Provenance.PUBLISHED, 1, Provenance.FIRST_SEEN, 1).keySet(), files().keySet());
        Map<Provenance, Fetched> first = new EnumMap<>(Provenance.class);
        for (Map.Entry<Provenance, Download> file : files().entrySet()) {
            assertEquals(Optional.empty(), artifacts().cached(file.getValue()));
            List<Long> moved = new ArrayList<>();
            Fetched fetched = artifacts().fetch(file.getValue(), (bytes, total) -> {
                moved.add(bytes);
                assertTrue(bytes <= total, bytes + " of " + total);
            });
            assertEquals(file.getKey(), fetched.provenance());
            assertTrue(fetched.sha256().matches("[0-9a-f]{64}"), fetched.sha256());
            assertTrue(Files.isRegularFile(fetched.file()));
            assertEquals(moved.stream().sorted().toList(), moved);
            assertEquals(fetched.size(), moved.getLast());
            first.put(file.getKey(), fetched);
        }
        for (Map.Entry<Provenance, Download> file : files().entrySet()) {
            assertEquals(Optional.of(first.get(file.getKey())), artifacts().cached(file.getValue()));
            assertEquals(first.get(file.getKey()), artifacts().fetch(file.getValue(), Transfer.ignored()));
        }
    }

    @Test
    protected void aFileThatIsNotWhatItsSumSaysIsRefusedAndNotKept() throws Exception {
        for (Provenance known : List.of(Provenance.PINNED, Provenance.PUBLISHED)) {
            Download file = files().get(known);
            corrupt(true);
            Problem problem = assertThrows(ProblemException.class, () -> artifacts().fetch(file, Transfer.ignored())).problem();
            assertEquals(ProblemCode.DOWNLOAD_CORRUPT, problem.code());
            assertEquals(Retry.NEVER, problem.retry());
            assertEquals(file.url(), problem.args().get("url"));
            assertTrue(problem.args().keySet().containsAll(List.of("found", "required")), problem.args().toString());
            assertEquals(Optional.empty(), artifacts().cached(file));

            corrupt(false);
            assertEquals(known, artifacts().fetch(file, Transfer.ignored()).provenance());
        }
    }

    @Test
    protected void aDownloadThatIsStoppedIsNotThereAndIsFetchedTheNextTime() throws Exception {
        Download file = files().get(Provenance.PINNED);
        Thread reader = Thread.currentThread();
        assertThrows(InterruptedException.class, () -> artifacts().fetch(file, (bytes, total) -> reader.interrupt()));
        assertFalse(Thread.interrupted());
        assertEquals(Optional.empty(), artifacts().cached(file));
        assertTrue(Files.exists(artifacts().fetch(file, Transfer.ignored()).file()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSumsFileTest {
    private static final String SUM = "ab".repeat(32);
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("state").resolve("known-same");
    }

    @Test
    void whatWasKnownIsKnownTheNextTime() throws Exception {
        KnownSumsFile first = KnownSumsFile.keptIn(file);
        assertFalse(first.holds(SUM));
        first.add(SUM);
        first.add(SUM);
        assertTrue(KnownSumsFile.keptIn(file).holds(SUM));
        assertEquals(List.of(SUM), Files.readAllLines(file));
    }

    @Test
    void aLineThatIsTornOrSomebodysCountsForNothing() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "ab\n" + SUM + "\n../" + SUM);
        assertTrue(KnownSumsFile.keptIn(file).holds(SUM));
        assertFalse(KnownSumsFile.keptIn(file).holds("ab"));
    }

    @Test
    void aFileThatHasGrownTooLongIsBegunAnew() throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, Collections.nCopies(5001, SUM));
        assertFalse(KnownSumsFile.keptIn(file).holds(SUM));
        assertFalse(Files.exists(file));
    }

    @Test
    void aPlaceThatCannotBeWrittenCostsOnlyTime() throws Exception {
        Files.writeString(folder.resolve("state"), "a file");
        KnownSumsFile known = KnownSumsFile.keptIn(file);
        known.add(SUM);
        assertTrue(known.holds(SUM));
    }
}

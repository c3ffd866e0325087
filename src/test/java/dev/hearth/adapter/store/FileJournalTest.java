// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    @TempDir
    Path folder;

    private Path file;
    private final List<Entry> entries = new ArrayList<>();

    @BeforeEach
    void setUp() {
        file = folder.resolve("clusters").resolve("home").resolve("journal.jsonl");
        for (Event event : EventJsonTest.EVENTS) {
            entries.add(new Entry(entries.size() + 1, Instant.parse("2026-11-22T10:00:00Z"), event));
        }
    }

    private void write(List<Entry> some) throws ProblemException {
        try (FileJournal journal = FileJournal.open(file)) {
            journal.append(some);
        }
    }

    @Test
    void keepsEntriesInOrderFromRunToRun() throws Exception {
        write(entries);
        write(entries.subList(0, 3));
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(entries.subList(0, 3));
        assertEquals(new FileJournal.Contents(all, 0, false), FileJournal.contents(file));
    }

    @Test
    void isReadWhileItIsWritten() throws Exception {
        try (FileJournal journal = FileJournal.open(file)) {
            journal.append(entries.subList(0, 2));
            assertEquals(entries.subList(0, 2), journal.read());
            assertEquals(entries.subList(0, 2), FileJournal.contents(file).entries());
        }
    }

    @Test
    void isTheOwnersAlone() throws Exception {
        write(entries);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** At each byte, as a crash or a full disk may leave it. */
    @Test
    void aTornLineIsPassedOverAndCutOffBeforeTheNextEntry() throws Exception {
        write(entries.subList(0, 3));
        byte[] whole = Files.readAllBytes(file);
        int lastLine = new String(whole, StandardCharsets.UTF_8).lastIndexOf('\n', whole.length - 2) + 1;
        for (int length = lastLine; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertEquals(new FileJournal.Contents(entries.subList(0, 2), 0, length > lastLine), FileJournal.contents(file));
            write(entries.subList(2, 4));
            assertEquals(new FileJournal.Contents(entries.subList(0, 4), 0, false), FileJournal.contents(file), "torn at " + length);
        }
    }

    @Test
    void linesThatItDoesNotKnowAreCountedAndKept() throws Exception {
        write(entries.subList(0, 1));
        Files.writeString(file, "{\"seq\":2,\"at\":\"2026-11-22T10:00:00Z\",\"event\":\"of-tomorrow\"}\n\u0000\u0000\n", StandardOpenOption.APPEND);
        write(entries.subList(2, 3));
        assertEquals(new FileJournal.Contents(List.of(entries.get(0), entries.get(2)), 2, false), FileJournal.contents(file));
        assertTrue(Files.readString(file).contains("of-tomorrow"));
    }

    @Test
    void aMissingFileIsEmpty() throws Exception {
        assertEquals(new FileJournal.Contents(List.of(), 0, false), FileJournal.contents(file));
    }

    @Test
    void onlyOneRunWritesAtATime() throws Exception {
        try (FileJournal journal = FileJournal.open(file)) {
            journal.append(entries.subList(0, 1));
            ProblemException busy = assertThrows(ProblemException.class, () -> FileJournal.open(file));
            assertEquals(ProblemCode.JOURNAL_BUSY, busy.problem().code());
            journal.append(entries.subList(1, 2));
        }
        write(entries.subList(2, 3));
        assertEquals(entries.subList(0, 3), FileJournal.contents(file).entries());
    }

    @Test
    void whatCannotBeWrittenIsAProblem() throws IOException {
        Files.createDirectories(file);
        assertEquals(ProblemCode.JOURNAL_UNWRITABLE, assertThrows(ProblemException.class, () -> FileJournal.open(file)).problem().code());
        assertEquals(ProblemCode.JOURNAL_UNREADABLE, assertThrows(ProblemException.class, () -> FileJournal.contents(file)).problem().code());
    }

    @Test
    void aClosedJournalTakesNothing() throws Exception {
        FileJournal journal = FileJournal.open(file);
        journal.close();
        assertEquals(ProblemCode.JOURNAL_UNWRITABLE, assertThrows(ProblemException.class, () -> journal.append(entries)).problem().code());
        assertFalse(Files.size(file) > 0);
    }
}

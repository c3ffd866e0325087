// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderClusterStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");

    @TempDir
    Path home;

    private Path root;
    private ClusterStore store;

    @BeforeEach
    void open() {
        root = home.resolve("share/hearth/clusters");
        store = new FolderClusterStore(root, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void loadsWhatWasSavedWhateverItIs() throws Exception {
        RandomDrafts drafts = new RandomDrafts(11);
        for (int i = 0; i < 40; i++) {
            ClusterDraft draft = drafts.next();
            store.save(draft);
            assertEquals(draft, store.load(draft.name()), "draft " + i);
        }
    }

    @Test
    void listsTheNewestFirst() throws Exception {
        assertEquals(List.of(), store.list());
        store.save(named("one"));
        store.save(named("two").withNodes(List.of(ClusterDraft.Node.empty(), ClusterDraft.Node.empty())));
        store.save(ClusterDraft.empty());
        store.built("one", NOW);
        Instant old = NOW.minusSeconds(60);
        Files.setLastModifiedTime(root.resolve("one/draft.yaml"), FileTime.from(old));
        Files.setLastModifiedTime(root.resolve("two/draft.yaml"), FileTime.from(NOW));
        Files.setLastModifiedTime(root.resolve("_unnamed/draft.yaml"), FileTime.from(old.minusSeconds(60)));
        Files.createDirectories(root.resolve("not-ours"));

        assertEquals(List.of(
                new ClusterStore.Saved("two", NOW, Optional.empty(), 2),
                new ClusterStore.Saved("one", old, Optional.of(NOW), 0),
                new ClusterStore.Saved("", old.minusSeconds(60), Optional.empty(), 0)), store.list());
        assertEquals(List.of(), store.unread());
    }

    @Test
    void keepsFilesForTheOwnerAlone() throws Exception {
        store.save(named("home"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("share"))));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store.folder("home"))));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store.folder("home").resolve("draft.yaml"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0001\u0002", "name: [home", "name: home\nnodes: 3\n", "colour: red\n", "schema: 0\n"})
    void setsADamagedDraftAsideAndKeepsTheOthers(String damaged) throws Exception {
        store.save(named("fine"));
        store.save(named("home"));
        Path draft = store.folder("home").resolve("draft.yaml");
        Files.writeString(draft, damaged);

        assertEquals(List.of("fine"), store.list().stream().map(ClusterStore.Saved::name).toList());

        Path kept = draft.resolveSibling("draft.yaml.corrupt-20261122-120000-123");
        assertEquals(damaged, Files.readString(kept));
        assertFalse(Files.exists(draft));
        assertEquals(List.of(ProblemCode.STORE_CORRUPT), codes(store.unread()));
        assertEquals(kept.toString(), store.unread().getFirst().args().get("kept"));
        store.save(named("home"));
        assertEquals(named("home"), store.load("home"));
    }

    @Test
    void saysThatADamagedDraftWasSetAsideWhenItIsLoaded() throws Exception {
        store.save(named("home"));
        Files.writeString(store.folder("home").resolve("draft.yaml"), "- no draft\n");
        assertEquals(ProblemCode.STORE_CORRUPT, problem(() -> store.load("home")).code());
        assertEquals(ProblemCode.STORE_MISSING, problem(() -> store.load("home")).code());
        assertEquals(ProblemCode.STORE_MISSING, problem(() -> store.load("never")).code());
    }

    @Test
    void leavesWhatANewerHearthSavedAlone() throws Exception {
        store.save(named("home"));
        Path draft = store.folder("home").resolve("draft.yaml");
        String newer = "schema: 2\nname: home\nmoon: full\n";
        Files.writeString(draft, newer);

        assertEquals(List.of(), store.list());
        assertEquals(List.of(), store.list());
        assertEquals(ProblemCode.STORE_NEWER, problem(() -> store.load("home")).code());
        assertEquals(List.of(ProblemCode.STORE_NEWER), codes(store.unread()));
        assertEquals(newer, Files.readString(draft));
        assertEquals(ProblemCode.STORE_NEWER, problem(() -> store.save(named("home"))).code());
        assertEquals(newer, Files.readString(draft));
    }

    @Test
    void forgetsADraftButNothingElse() throws Exception {
        store.save(named("h"));
        store.save(named("home"));
        Path journal = Files.writeString(store.folder("home").resolve("run.jsonl"), "{}\n");
        store.forget("h");
        store.forget("home");
        store.forget("never");

        assertFalse(Files.exists(root.resolve("h")));
        assertTrue(Files.exists(journal));
        assertEquals(List.of(), store.list());
    }

    @Test
    void finishesARenameThatWasCutOff() throws Exception {
        store.save(named("h"));
        Files.writeString(store.folder("h").resolve("draft.yaml"), PlanWriter.write(named("home")));
        assertEquals(List.of("home"), store.list().stream().map(ClusterStore.Saved::name).toList());
        assertEquals(named("home"), store.load("home"));
        assertFalse(Files.exists(root.resolve("h")));
    }

    @Test
    void leavesADraftAsItWasWhenItsNewNameIsTaken() throws Exception {
        store.save(named("h"));
        store.folder("home");
        Files.createFile(root.resolve("home/draft.yaml.corrupt-1"));
        assertEquals(ProblemCode.STORE_NAME_TAKEN, problem(() -> store.rename("h", named("home"))).code());
        assertEquals(named("h"), store.load("h"));
        assertTrue(Files.exists(root.resolve("home/draft.yaml.corrupt-1")));
    }

    @Test
    void saysWhenNothingCanBeWritten() throws Exception {
        // A home under a file, and one in a file system that takes no files: also root cannot write there.
        for (Path blocked : List.of(Files.createFile(home.resolve("file")).resolve("clusters"), Path.of("/proc/hearth"))) {
            ClusterStore there = new FolderClusterStore(blocked);
            assertEquals(ProblemCode.STORE_UNWRITABLE, problem(() -> there.save(named("home"))).code());
            assertEquals(ProblemCode.STORE_UNWRITABLE, problem(() -> there.folder("home")).code());
            assertEquals(List.of(), there.list());
        }
    }

    private static ClusterDraft named(String name) {
        return ClusterDraft.empty().withName(name);
    }

    private static List<ProblemCode> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    private static Problem problem(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}

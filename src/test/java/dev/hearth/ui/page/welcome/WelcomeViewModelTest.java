// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hearth.adapter.store.FolderClusterStore;
import dev.hearth.adapter.store.YamlPlanFiles;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.ClusterStore.Saved;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.wizard.PageContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan files and saved clusters as they come, read by the real readers. */
class WelcomeViewModelTest {
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    @TempDir
    Path home;

    private final FakeWorkbench bench = new FakeWorkbench();
    private final List<ClusterDraft> begun = new ArrayList<>();
    private final List<Optional<String>> kept = new ArrayList<>();
    private final List<Boolean> built = new ArrayList<>();
    private Optional<Path> picked = Optional.empty();
    private final WelcomeViewModel welcome = welcome();

    private WelcomeViewModel welcome() {
        DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
        WelcomeViewModel model = new WelcomeViewModel(
                new PageContext(bench, draft, TEXTS, Runnable::run, Runnable::run, () -> Samples.NOW), () -> picked, () -> {});
        model.onBegin(opening -> {
            begun.add(opening.draft());
            kept.add(opening.kept());
            built.add(opening.built());
        });
        return model;
    }

    @Test
    void whatCouldNotBeReadIsShownWithWhereItIsNow() throws Exception {
        FolderClusterStore store = new FolderClusterStore(home);
        store.save(ClusterDraft.empty().withName("fine"));
        store.save(ClusterDraft.empty().withName("damaged"));
        store.save(ClusterDraft.empty().withName("newer"));
        Files.writeString(store.folder("damaged").resolve("draft.yaml"), "name: [damaged");
        Files.writeString(store.folder("newer").resolve("draft.yaml"), "schema: 2\nname: newer\n");
        bench.clusters = store;
        welcome.entered();
        assertEquals(List.of("fine"), welcome.recentProperty().get().stream().map(Saved::name).toList());
        assertEquals(List.of(ProblemCode.STORE_CORRUPT, ProblemCode.STORE_NEWER), welcome.unreadProperty().get().stream().map(Problem::code).toList());
        assertFalse(welcome.unreadProperty().get().stream().anyMatch(Problem::blocks));
        ProblemText damaged = ProblemText.of(welcome.unreadProperty().get().getFirst(), TEXTS);
        assertEquals(List.of(true, true), List.of(damaged.fix().contains(".corrupt-"), damaged.found().contains("damaged")));
    }

    @Test
    void anOpenedClusterIsKnownByTheNameThatItIsKeptBy() throws Exception {
        FolderClusterStore store = new FolderClusterStore(home);
        store.save(Samples.draft());
        bench.clusters = store;
        welcome.open(store.list().getFirst());
        welcome.create();
        assertEquals(List.of(Optional.of("home"), Optional.empty()), kept);
    }

    @Test
    void aClusterThatStandsIsOpenedAsOne() throws Exception {
        FolderClusterStore store = new FolderClusterStore(home);
        store.save(Samples.draft());
        bench.clusters = store;
        welcome.open(store.list().getFirst());
        store.built("home", Samples.NOW);
        welcome.open(store.list().getFirst());
        store.removed("home");
        welcome.open(store.list().getFirst());
        assertEquals(List.of(false, true, false), built);
    }

    @Test
    void aClusterThatTurnsOutDamagedIsSaidAndLeavesTheList() throws Exception {
        FolderClusterStore store = new FolderClusterStore(home);
        store.save(Samples.draft());
        bench.clusters = store;
        welcome.entered();
        Files.writeString(store.folder("home").resolve("draft.yaml"), "- no");
        welcome.open(welcome.recentProperty().get().getFirst());
        assertEquals(List.of(ProblemCode.STORE_CORRUPT), codes());
        assertEquals(List.of(), welcome.recentProperty().get());
        assertEquals(List.of(), begun);
    }

    @Test
    void aPlanFileWithMistakesIsNotBegunWithAndEachIsNamedAtItsField() throws Exception {
        open("name: home\ncolour: red\nnodes: 3\nnetwork: {vip: [1, 2]}\n");
        assertEquals(List.of(), begun);
        assertEquals(List.of(ProblemCode.KEY_UNKNOWN, ProblemCode.TYPE_WRONG, ProblemCode.TYPE_WRONG), codes().stream().sorted().toList());
        assertEquals(List.of("colour", "network.vip", "nodes"),
                welcome.problems().getValue().stream().map(problem -> problem.field().path()).sorted().toList());
        open("name: home\n");
        assertEquals(List.of(), codes());
        assertEquals(List.of("home"), begun.stream().map(ClusterDraft::name).toList());
    }

    @Test
    void tabsAndNoiseAreOneProblemWithItsPlace() throws Exception {
        bench.files = new YamlPlanFiles();
        open("name: home\nnodes:\n\t- name: a\n");
        assertEquals(List.of(ProblemCode.PLAN_FILE_UNREADABLE), codes());
        assertEquals("3", welcome.problems().getValue().getFirst().args().get("line"));

        byte[] noise = new byte[10_000_000];
        new Random(7).nextBytes(noise);
        picked = Optional.of(Files.write(home.resolve("noise.yaml"), noise));
        welcome.openFile();
        assertEquals(List.of(ProblemCode.PLAN_FILE_UNREADABLE), codes());

        picked = Optional.of(home.resolve("missing.yaml"));
        welcome.openFile();
        assertEquals(List.of(ProblemCode.PLAN_FILE_UNREADABLE), codes());
        assertEquals(List.of(), begun);
    }

    private void open(String plan) throws Exception {
        bench.files = new YamlPlanFiles();
        picked = Optional.of(Files.writeString(home.resolve("plan.yaml"), plan, StandardCharsets.UTF_8));
        welcome.openFile();
    }

    private List<ProblemCode> codes() {
        return welcome.problems().getValue().stream().map(Problem::code).toList();
    }
}

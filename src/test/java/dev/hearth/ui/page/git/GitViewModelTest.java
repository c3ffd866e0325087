// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeGit;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.page.git.Heads.Standing;
import dev.hearth.ui.page.git.TestViewModel.Phase;
import dev.hearth.ui.wizard.PageContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitViewModelTest {
    private static final String PLACE = "git@github.com:ann/home.git";
    private final FakeWorkbench bench = new FakeWorkbench();
    private final DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
    private final GitViewModel page = new GitViewModel(new PageContext(bench, draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, () -> Samples.NOW));

    @BeforeEach
    void open() {
        draft.set(Samples.draft());
        bench.hosts.pinned.add("github.com");
    }

    private void type(String path, String text) {
        page.field(path).textProperty().set(text);
    }

    private void ssh() {
        type("git.kind", "ssh");
        type("git.place", PLACE);
    }

    private Phase phase() {
        return page.test().stateProperty().get().phase();
    }

    private List<String> problems() {
        return page.problems().getValue().stream().map(problem -> problem.field().path() + " " + problem.code()).toList();
    }

    @Test
    void noRepositoryNeedsNothing() {
        assertEquals(List.of(), problems());
        assertTrue(page.test().wanted().isEmpty());
    }

    @Test
    void eachKindKeepsThePlaceThatWasTypedForIt() {
        ssh();
        type("git.kind", "https");
        assertEquals("", page.field("git.place").textProperty().get());
        type("git.place", "https://git.example.com/home.git");
        type("git.kind", "none");
        assertEquals(List.of(), problems());
        type("git.kind", "ssh");
        assertEquals(PLACE, page.field("git.place").textProperty().get());
        type("git.kind", "https");
        assertEquals("https://git.example.com/home.git", page.field("git.place").textProperty().get());
    }

    @Test
    void aTokenIsAskedForAndNeverInTheDraft() {
        type("git.kind", "https");
        type("git.place", "https://git.example.com/home.git");
        assertEquals(List.of("git.token GIT_TOKEN_MISSING"), problems());
        page.testOrStop();
        assertEquals(Optional.of(ProblemCode.GIT_TOKEN_MISSING), page.field("git.token").problemProperty().get().map(Problem::code));
        assertEquals(List.of(), bench.git.opened);
        type("git.token", "canary-token");
        assertEquals(List.of(), problems());
        assertEquals(Optional.of(Secret.of("canary-token")), bench.find(SecretRef.gitToken()));
        assertFalse(draft.get().toString().contains("canary"));
        page.forget();
        assertEquals(Map.of(), bench.secrets);
    }

    @Test
    void aHostThatIsNewIsConfirmedFirst() {
        bench.hosts.pinned.clear();
        ssh();
        page.testOrStop();
        var question = page.test().keys().questionProperty().get().orElseThrow();
        assertEquals("git-host-key", question.words());
        assertEquals("github.com", question.keys().getFirst().access().host());
        assertEquals(List.of(), bench.git.opened);
        question.answer().accept(false);
        assertEquals(Phase.NOT_RUN, phase());
        assertTrue(bench.hosts.pinned.isEmpty());
        page.testOrStop();
        page.test().keys().questionProperty().get().orElseThrow().answer().accept(true);
        assertTrue(bench.hosts.pinned.contains("github.com"));
        assertEquals(Phase.REACHED, phase());
        assertEquals(new GitTarget.Ssh(PLACE, "main", null), bench.git.opened.getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', EMPTY",
        "main, README.md LICENSE, FRESH",
        "main, README.md .hearth apps/x.yaml, OURS",
        "main, src/Main.java README.md, FOREIGN",
        "master, README.md, BRANCH_MISSING",
    })
    void whatIsThereSaysWhatHearthWillDo(String branch, String files, Standing standing) {
        if (!branch.isEmpty()) {
            bench.git.heads.put(branch, "1a2b3c4d5e6f708192a3b4c5d6e7f80910111213");
        }
        if (!files.isEmpty()) {
            List.of(files.split(" ")).forEach(file -> bench.git.files.put(file, ""));
        }
        ssh();
        page.testOrStop();
        assertEquals(standing, page.test().stateProperty().get().heads().orElseThrow().standing());
        type("git.branch", "other");
        assertFalse(page.test().current());
    }

    @Test
    void aRepositoryOfOthersWaitsForTheUsersChoice() {
        bench.git.heads.put("main", "1a2b3c4d5e6f708192a3b4c5d6e7f80910111213");
        bench.git.files.put("src/Main.java", "");
        ssh();
        page.testOrStop();
        assertEquals(List.of("git.branch GIT_FOREIGN"), problems());
        page.useOwnBranch();
        assertEquals("hearth/" + draft.get().name(), draft.get().platform().git().branch());
        assertEquals(Standing.OWN, page.test().stateProperty().get().heads().orElseThrow().standing());
        assertEquals(List.of(), problems());
    }

    @Test
    void orAnotherRepositoryIsNamed() {
        bench.git.heads.put("master", "1a2b3c4d5e6f708192a3b4c5d6e7f80910111213");
        ssh();
        page.testOrStop();
        assertEquals(List.of("git.branch GIT_FOREIGN"), problems());
        page.useAnother();
        assertEquals("", draft.get().platform().git().place());
        assertEquals(Phase.NOT_RUN, phase());
    }

    @Test
    void aFolderOfOthersIsToldAtTheFolder() {
        bench.git.heads.put("main", "1a2b3c4d5e6f708192a3b4c5d6e7f80910111213");
        bench.git.files.put("letters.txt", "");
        type("git.kind", "folder");
        type("git.place", "~/letters");
        page.testOrStop();
        assertEquals(List.of("git.place GIT_FOREIGN"), problems());
    }

    @ParameterizedTest
    @CsvSource({
        "GIT_REFUSED, git.key",
        "GIT_READ_ONLY, git.key",
        "GIT_MISSING, git.place",
        "GIT_UNREACHABLE, git.place",
        "GIT_HOST_KEY_CHANGED, git.place",
        "SSH_KEY_UNREADABLE, git.key",
        "SSH_PASSPHRASE_WRONG, git.passphrase",
    })
    void whatATestFoundIsToldAtTheFieldThatMendsIt(ProblemCode code, String field) {
        bench.git.problem = Optional.of(Problem.blocking(code, Map.of()));
        ssh();
        page.testOrStop();
        assertEquals(Phase.FAILED, phase());
        assertEquals(List.of(field + " " + code), problems());
        type("git.place", "git@github.com:ann/other.git");
        assertEquals(List.of(), problems());
    }

    @Test
    void theDeployKeyIsShownForPasting() {
        ssh();
        page.showKey();
        assertEquals(FakeGit.KEY, page.test().publicKeyProperty().get());
        assertEquals(Phase.NOT_RUN, phase());
        type("git.key", "~/.ssh/other");
        assertEquals("", page.test().publicKeyProperty().get(), "another key is another line");
    }

    @ParameterizedTest
    @CsvSource({
        "git@github.com:ann/home.git, https://github.com/ann/home/settings/keys/new",
        "ssh://git@gitlab.com/ann/lab/home.git, https://gitlab.com/ann/lab/home/-/settings/repository#js-deploy-keys-settings",
        "git@codeberg.org:ann/home, https://codeberg.org/ann/home/settings/keys",
        "git@nas.home.arpa:srv/home.git, ''",
    })
    void knownHostsHaveAPageForDeployKeys(String place, String page) {
        assertEquals(page, DeployKeys.page(place).orElse(""));
    }

    @Test
    void highAvailabilityIsOfferedFromThreeNodes() {
        assertTrue(page.offersHighAvailability().getValue());
        draft.edit(some -> some.withNodes(some.nodes().subList(0, 2)));
        assertFalse(page.offersHighAvailability().getValue());
        type("argo-cd.high-availability", "yes");
        assertTrue(page.offersHighAvailability().getValue(), "it can be taken back");
        assertEquals(List.of("argo-cd.high-availability HIGH_AVAILABILITY_NODES"), problems());
    }

    @Test
    void theControlPlaneAloneNeedsNoRepository() {
        type("git.kind", "https");
        draft.edit(some -> some.withPlatform(some.platform().withScope("control-plane")));
        assertFalse(page.wanted().getValue());
        assertEquals(List.of(), problems());
    }
}

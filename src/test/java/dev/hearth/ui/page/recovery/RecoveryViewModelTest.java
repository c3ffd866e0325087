// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryViewModelTest {
    private static final Path KIT = Path.of("~/hearth-home.kit.age");
    private static final String GOOD = "lantern-orbit-mussel-thirteen";
    private final FakeWorkbench bench = new FakeWorkbench();
    private final DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
    private final RecoveryViewModel page =
            new RecoveryViewModel(new PageContext(bench, draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, () -> Samples.NOW));

    @BeforeEach
    void open() {
        draft.set(Samples.draft());
        page.entered();
        type("recovery.kept-at", "desk");
    }

    private void type(String path, String text) {
        page.field(path).textProperty().set(text);
    }

    private List<String> problems() {
        return page.problems().getValue().stream().map(problem -> problem.field().path() + " " + problem.code()).toList();
    }

    @Test
    void aKitNeedsAPassphraseTwice() {
        assertEquals(List.of("recovery.passphrase FIELD_EMPTY"), problems());
        type("recovery.passphrase", GOOD);
        assertEquals(List.of("recovery.repeat PASSPHRASE_DIFFERS"), problems());
        type("recovery.repeat", GOOD);
        assertEquals(List.of(), problems());
        assertEquals(Optional.of(Secret.of(GOOD)), bench.find(SecretRef.recoveryPassphrase()));
        assertFalse(draft.get().toString().contains(GOOD));
    }

    @Test
    void aKitWhoseCopyIsNowhereIsAWarningAsOnTheCommandLine() {
        type("recovery.passphrase", GOOD);
        type("recovery.repeat", GOOD);
        type("recovery.kept-at", " ");
        assertEquals(List.of("recovery.kept-at KIT_KEPT_NOWHERE"), problems());
        assertFalse(page.problems().getValue().getFirst().blocks());
        assertTrue(page.field("recovery.kept-at").problemProperty().get().isEmpty(), "nobody has been there yet");
        page.showProblems();
        assertEquals(Optional.of(ProblemCode.KIT_KEPT_NOWHERE), page.field("recovery.kept-at").problemProperty().get().map(Problem::code));
        type("recovery.kept-at", "safe at the bank");
        assertEquals(List.of(), problems());
        assertTrue(page.field("recovery.kept-at").problemProperty().get().isEmpty());
        type("recovery.kept-at", "");
        draft.edit(some -> some.withPlatform(some.platform().withScope("control-plane")));
        assertEquals(List.of(), problems(), "the control plane alone has no kit");
    }

    @Test
    void aDifferenceIsSaidAtTheRepetitionAndGoesWithIt() {
        type("recovery.passphrase", GOOD);
        type("recovery.repeat", "lantern");
        assertTrue(page.field("recovery.repeat").problemProperty().get().isEmpty(), "while it is typed nothing is said");
        page.field("recovery.repeat").show();
        assertEquals(Optional.of(ProblemCode.PASSPHRASE_DIFFERS), page.field("recovery.repeat").problemProperty().get().map(Problem::code));
        type("recovery.repeat", GOOD);
        assertTrue(page.field("recovery.repeat").problemProperty().get().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"password, VERY_WEAK", "password1, VERY_WEAK", "lantern-orbit-mussel-thirteen, STRONG", "'', NONE"})
    void strengthIsJudgedWhileItIsTyped(String text, Strength expected) {
        type("recovery.passphrase", text);
        assertEquals(expected, page.strengthProperty().get());
    }

    @Test
    void aWeakPassphraseIsAWarning() {
        type("recovery.passphrase", "password");
        type("recovery.repeat", "password");
        assertEquals(List.of("recovery.passphrase PASSPHRASE_WEAK"), problems());
        assertFalse(page.problems().getValue().getFirst().blocks());
    }

    @Test
    void anOlderKitAsksForItsOwnPassphrase() {
        type("recovery.passphrase", GOOD);
        type("recovery.repeat", GOOD);
        type("recovery.restore", "/mnt/stick/old.kit.age");
        assertEquals(List.of("recovery.restore-passphrase FIELD_EMPTY"), problems());
        type("recovery.restore-passphrase", "older");
        assertEquals(List.of(), problems());
        assertEquals(Optional.of(Secret.of("older")), bench.find(SecretRef.restorePassphrase()));
    }

    private KitSight.Phase sight() {
        return page.sightProperty().getValue().phase();
    }

    @Test
    void aKitThatIsThereIsOpenedWhenItsPassphraseIsEntered() {
        assertEquals(KitSight.Phase.ABSENT, sight());
        bench.kits.passphrases.put(KIT, GOOD);
        page.entered();
        assertEquals(KitSight.Phase.LOCKED, sight());
        type("recovery.passphrase", "another-orbit-mussel-thirteen");
        type("recovery.repeat", "another-orbit-mussel-thirteen");
        assertEquals(0, bench.kits.opened, "not while somebody types");
        page.field("recovery.passphrase").show();
        assertEquals(List.of("recovery.passphrase KIT_PASSPHRASE_WRONG"), problems());
        type("recovery.passphrase", GOOD);
        type("recovery.repeat", GOOD);
        assertEquals(List.of(), problems(), "what was said was of another passphrase");
        page.field("recovery.passphrase").show();
        assertEquals(KitSight.Phase.OPEN, sight());
        assertEquals(List.of("sealing-keys.yaml", "server-token"), List.copyOf(page.sightProperty().getValue().files()));
        page.field("recovery.passphrase").show();
        assertEquals(2, bench.kits.opened, "the same is not opened again");
    }

    @Test
    void theClusterStartsFromTheKitThatIsThereWhenTheUserSaysSo() {
        bench.kits.passphrases.put(KIT, GOOD);
        type("recovery.passphrase", GOOD);
        type("recovery.repeat", GOOD);
        page.field("recovery.passphrase").show();
        assertFalse(page.startsFromIt());
        page.startFromIt();
        assertEquals(KIT.toString(), draft.get().platform().recovery().restore());
        assertEquals(Optional.of(Secret.of(GOOD)), bench.find(SecretRef.restorePassphrase()));
        assertEquals(true, page.startsFromIt());
        assertEquals(List.of(), problems());
    }

    @Test
    void anOlderKitIsLookedFor() {
        type("recovery.passphrase", GOOD);
        type("recovery.repeat", GOOD);
        type("recovery.restore", "/mnt/stick/old.kit.age");
        type("recovery.restore-passphrase", "older");
        page.field("recovery.restore").show();
        assertEquals(List.of("recovery.restore KIT_MISSING"), problems());
        bench.kits.passphrases.put(Path.of("/mnt/stick/old.kit.age"), "oldest");
        page.entered();
        assertEquals(List.of("recovery.restore-passphrase KIT_PASSPHRASE_WRONG"), problems());
        type("recovery.restore-passphrase", "oldest");
        page.field("recovery.restore-passphrase").show();
        assertEquals(List.of(), problems());
    }

    @Test
    void nothingTypedForOneClusterReachesTheNext() {
        type("recovery.passphrase", GOOD);
        type("recovery.repeat", GOOD);
        page.forget();
        assertEquals(Map.of(), bench.secrets);
        assertEquals("", page.field("recovery.repeat").textProperty().get());
        assertEquals(List.of("recovery.passphrase FIELD_EMPTY"), problems());
    }

    @Test
    void theControlPlaneAloneNeedsNoKit() {
        draft.edit(some -> some.withPlatform(some.platform().withScope("control-plane")));
        assertEquals(List.of(), problems());
        assertFalse(page.wanted().getValue());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.app.PracticeWorkbench;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.RememberedSecrets;
import dev.hearth.port.SecretStore;
import dev.hearth.recipe.shared.PlayedPort;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KitPassphraseTest {
    private static final String FILE = "/home/ann/home.kit.age";
    private final PracticeWorkbench bench = PracticeWorkbench.begin();
    /** Practice knows every secret; here none is known before it is typed. */
    private final SecretStore secrets = new RememberedSecrets(Map.of()) {
        @Override
        protected Optional<Secret> instead(SecretRef ref) {
            return Optional.empty();
        }
    };
    private final Workbench forgetful = PlayedPort.port(Workbench.class, (name, arguments) -> name.equals("secrets") ? secrets : bench.kits());
    private final List<String> opened = new ArrayList<>();

    @AfterEach
    void end() {
        bench.close();
    }

    private KitPassphrase of(ClusterDraft.Platform platform) {
        DraftModel draft = new DraftModel(bench::check, bench.firstDraft().withPlatform(platform));
        return new KitPassphrase(new PageContext(forgetful, draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, bench.clock()), draft);
    }

    private KitPassphrase ofWhole() {
        return of(ClusterDraft.Platform.empty().withRecovery(new ClusterDraft.Recovery(FILE, "a drawer", "")));
    }

    @Test
    void nothingIsAskedWhereThereIsNoKitOrItsPassphraseIsKnown() {
        KitPassphrase none = of(ClusterDraft.Platform.empty().withScope("control-plane"));
        assertFalse(none.wanted());
        none.prove(() -> opened.add("none"));
        KitPassphrase known = ofWhole();
        secrets.put(SecretRef.recoveryPassphrase(), Secret.of("given on another page"));
        assertFalse(known.wanted());
        known.prove(() -> opened.add("known"));
        assertEquals(List.of("none", "known"), opened);
    }

    @Test
    void theKitThatIsThereHasToOpenBeforeAnythingIsBegun() throws Exception {
        bench.kits().write(Path.of(FILE), Secret.of("four words of mine"), Map.of("plan.yaml", Secret.of("name: home")));
        KitPassphrase kit = ofWhole();
        assertTrue(kit.wanted());
        assertTrue(kit.missing());
        kit.field().textProperty().set("four words of yours");
        assertFalse(kit.missing());
        kit.prove(() -> opened.add("wrong"));
        assertEquals(List.of(), opened);
        assertEquals(Optional.of(ProblemCode.KIT_PASSPHRASE_WRONG), kit.field().problemProperty().get().map(Problem::code));
        kit.field().textProperty().set("four words of mine");
        assertTrue(kit.wanted(), "it stays to be seen what was typed");
        kit.prove(() -> opened.add("right"));
        assertEquals(List.of("right"), opened);
    }

    @Test
    void whatWasTypedIsForgottenWhenNothingIsBegun() {
        KitPassphrase kit = ofWhole();
        assertTrue(kit.wanted());
        kit.field().textProperty().set("anything");
        kit.forget();
        assertTrue(kit.missing());
    }
}

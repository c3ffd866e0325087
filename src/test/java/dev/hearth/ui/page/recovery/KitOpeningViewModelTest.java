// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.adapter.kit.AgeKits;
import dev.hearth.adapter.store.FolderClusterStore;
import dev.hearth.adapter.store.YamlPlanFiles;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterStore.Saved;
import dev.hearth.port.RecoveryKits;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.arrival.Arrival.Arrived;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeHosts;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.wizard.PageContext;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kits as they are on a stick, opened by the real reader. */
class KitOpeningViewModelTest {
    private static final ClusterDraft DRAFT = Samples.draft().withPlatform(ClusterDraft.Platform.empty().withScope("control-plane"));
    /** So that no test waits a second for each kit. */
    private static final int WORK = 10;
    private static final String PASSPHRASE = "lantern-orbit-mussel-thirteen";

    @TempDir
    Path home;

    private final List<Arrived> arrived = new ArrayList<>();
    private FolderClusterStore clusters;
    private Path kit;
    private KitOpeningViewModel opening;

    @BeforeEach
    void aNewComputer() throws Exception {
        clusters = new FolderClusterStore(home.resolve("clusters"));
        kit = home.resolve("hearth-home.kit.age");
        FakeHosts hosts = new FakeHosts();
        hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        RecoveryKits kits = new AgeKits(home, WORK);
        Workbench bench = (Workbench) Proxy.newProxyInstance(Workbench.class.getClassLoader(), new Class<?>[] {Workbench.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "clusters" -> clusters;
            case "kits" -> kits;
            case "planFiles" -> new YamlPlanFiles();
            case "hosts" -> hosts;
            case "check" -> ClusterDrafts.check((ClusterDraft) arguments[0]);
            default -> throw new UnsupportedOperationException(method.toString());
        });
        PageContext context = new PageContext(bench, new DraftModel(bench::check, ClusterDraft.empty()), Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, () -> Samples.NOW);
        opening = new KitOpeningViewModel(context);
        opening.arrival().onArrived(arrived::add);
        Path plan = home.resolve("plan.yaml");
        new YamlPlanFiles().write(DRAFT, plan);
        kits.write(kit, Secret.of(PASSPHRASE), Map.of(RecoveryKits.PLAN, Secret.of(Files.readAllBytes(plan)), "server-token", Secret.of("canary-token")));
    }

    private Optional<ProblemCode> told(Path file, String passphrase) {
        opening.fileProperty().set(file.toString());
        opening.passphraseProperty().set(passphrase);
        opening.ask();
        return opening.lookProperty().getValue().problem().map(Problem::code);
    }

    @Test
    void aClusterOfAnotherComputerIsOpenedHere() throws Exception {
        assertEquals(Optional.empty(), told(kit, PASSPHRASE));
        KitOpeningViewModel.Found found = opening.lookProperty().getValue().answer().orElseThrow();
        assertEquals(List.of("plan.yaml", "server-token"), List.copyOf(found.files()));
        assertEquals("home", found.draft().name());
        assertTrue(Duration.between(found.made(), Instant.now()).abs().toMinutes() < 10, () -> found.made().toString());
        assertEquals(List.of(), clusters.list());
        opening.open();
        assertEquals(List.of(new Arrived(DRAFT, true)), arrived);
        assertEquals(List.of(Optional.of(Samples.NOW)), clusters.list().stream().map(Saved::builtAt).toList());
        assertEquals(DRAFT, clusters.load("home"));
        assertEquals(Optional.empty(), told(kit, PASSPHRASE));
        opening.open();
        assertEquals(Optional.of(ProblemCode.CLUSTER_ALREADY_HERE), opening.arrival().problemProperty().getValue().map(Problem::code));
        assertEquals(1, arrived.size());
        opening.end();
        assertEquals("", opening.passphraseProperty().get());
    }

    @Test
    void whatDoesNotOpenIsToldAndNothingTypedIsLost() throws Exception {
        assertEquals(Optional.of(ProblemCode.KIT_PASSPHRASE_WRONG), told(kit, "lantern-orbit-mussel-fourteen"));
        assertEquals("lantern-orbit-mussel-fourteen", opening.passphraseProperty().get());
        byte[] whole = Files.readAllBytes(kit);
        for (int length : List.of(0, 20, whole.length / 2, whole.length - 1)) {
            assertEquals(Optional.of(ProblemCode.KIT_UNREADABLE), told(Files.write(home.resolve("cut"), Arrays.copyOf(whole, length)), PASSPHRASE), length + " bytes");
        }
        assertEquals(Optional.of(ProblemCode.KIT_UNREADABLE), told(Files.writeString(home.resolve("photo.jpg"), "no kit\n".repeat(1000)), PASSPHRASE));
        assertEquals(Optional.of(ProblemCode.KIT_FILE_MISSING), told(home.resolve("gone"), PASSPHRASE));
        assertEquals(List.of(), arrived);
    }

    @Test
    void aKitWithoutAPlanAndOneWithAPlanThatIsNoneAreNamed() throws Exception {
        new AgeKits(home, WORK).write(kit, Secret.of(PASSPHRASE), Map.of("server-token", Secret.of("canary-token")));
        assertEquals(Optional.of(ProblemCode.KIT_WITHOUT_PLAN), told(kit, PASSPHRASE));
        new AgeKits(home, WORK).write(kit, Secret.of(PASSPHRASE), Map.of(RecoveryKits.PLAN, Secret.of("\t- no")));
        assertEquals(Optional.of(ProblemCode.PLAN_FILE_UNREADABLE), told(kit, PASSPHRASE));
        opening.passphraseProperty().set("");
        assertEquals(Optional.empty(), opening.lookProperty().getValue().problem(), "what was said was said of what stood there before");
    }
}

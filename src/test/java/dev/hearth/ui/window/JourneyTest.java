// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.net.Sighting;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.Preflight;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.page.network.NetworkViewModel;
import dev.hearth.ui.page.nodes.NodesViewModel;
import dev.hearth.ui.page.nodes.Secrets;
import dev.hearth.ui.page.recovery.RecoveryViewModel;
import dev.hearth.ui.page.review.ReviewViewModel;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.StepState;
import dev.hearth.ui.wizard.WizardViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pages' view-models together, as plain values: no toolkit, no thread. */
class JourneyTest {
    private final FakeWorkbench bench = new FakeWorkbench();
    private final DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
    private final PageContext context =
            new PageContext(bench, draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, () -> Samples.NOW);
    private final NetworkViewModel network = new NetworkViewModel(context);
    private final NodesViewModel nodes = new NodesViewModel(context);
    private final ReviewViewModel review = new ReviewViewModel(context);
    private final WizardViewModel wizard = new WizardViewModel(draft, List.of(network, nodes, review));

    JourneyTest() {
        nodes.onReady(wizard::advance);
    }

    @Test
    void proposesAddressesFromTheDesktopsOwnInterface() {
        assertEquals("192.168.1.0/24", draft.get().network().subnet());
        assertEquals("192.168.1.1", draft.get().network().gateway());
        assertTrue(network.conflicts().getValue().isEmpty());
        assertTrue(network.plan().isPresent());
    }

    @Test
    void nextShowsTheFirstProblemInsteadOfGoingOn() {
        List<Problem> focused = new ArrayList<>();
        wizard.onFocusRequest(focused::add);
        wizard.next();
        assertEquals(PageId.NETWORK, wizard.currentProperty().get());
        assertEquals(ProblemCode.FIELD_EMPTY, focused.getFirst().code());
        assertEquals(ProblemCode.FIELD_EMPTY, network.field("name").problemProperty().get().orElseThrow().code());
    }

    @Test
    void aFieldThatNobodyHasLeftShowsNoProblem() {
        assertTrue(network.field("name").problemProperty().get().isEmpty());
        network.field("name").show();
        assertTrue(network.field("name").problemProperty().get().isPresent());
        network.field("name").textProperty().set("home");
        assertTrue(network.field("name").problemProperty().get().isEmpty());
    }

    @Test
    void traefikGoesAlongWithThePoolThatIsDragged() {
        draft.set(Samples.draft());
        network.move(Owner.POOL, AddressRange.of("192.168.1.221-192.168.1.240"));
        assertEquals("192.168.1.221-192.168.1.240", draft.get().network().pool());
        assertEquals("192.168.1.221", draft.get().network().traefik());
    }

    @Test
    void aDragIsUndoneAsAWholeAndWhatWasFoundStays() {
        ClusterDraft found = draft.get();
        assertFalse(network.history().undoableProperty().get(), "what Hearth entered by itself");
        network.propose();
        network.move(Owner.VIP, AddressRange.of("192.168.1.30"));
        network.move(Owner.VIP, AddressRange.of("192.168.1.31"));
        network.history().settle();
        network.history().undo();
        assertEquals(found, draft.get());
        network.history().redo();
        assertEquals("192.168.1.31", draft.get().network().vip());
    }

    @Test
    void somebodyAtAPlannedAddressIsToldUntilTheUserSaysWhoItIs() {
        draft.set(Samples.draft());
        bench.sweep = (targets, asked) -> {
            assertEquals(253, targets.size());
            return Samples.seen();
        };
        network.look().lookOrStop();
        assertEquals(List.of(Owner.VIP, Owner.POOL), network.look().busyProperty().get().stream().map(some -> some.owner()).toList());
        assertEquals(ProblemCode.PREFLIGHT_VIP_TAKEN, network.field("network.vip").problemProperty().get().orElseThrow().code());
        assertTrue(wizard.currentPage().problems().getValue().isEmpty(), "it keeps nobody from going on: the checks of the nodes will say so again");
        assertEquals(2, wizard.told().size(), "and is counted all the same");
        network.look().mine(network.look().busyProperty().get().getFirst(), true);
        assertTrue(network.look().busyProperty().get().getFirst().mine());
        assertTrue(network.field("network.vip").problemProperty().get().isEmpty());
        assertTrue(draft.get().accepted().contains("lan/192.168.1.200"));
        network.move(Owner.VIP, AddressRange.of("192.168.1.199"));
        assertEquals(List.of(Owner.POOL), network.look().busyProperty().get().stream().map(some -> some.owner()).toList());
        draft.open(ClusterDraft.empty());
        assertTrue(draft.seenProperty().get().sightings().isEmpty(), "another cluster may be on another network");
    }

    @Test
    void aNodeThatHoldsTheSharedAddressIsNobodyElse() {
        draft.set(Samples.draft());
        draft.seenProperty().set(Samples.seen());
        assertEquals(2, network.look().busyProperty().get().size());
        String mac = Samples.seen().at(Ipv4.of("192.168.1.12")).orElseThrow().mac();
        draft.seenProperty().set(Samples.seen().with(Occupancy.of(List.of(new Sighting(Ipv4.of("192.168.1.200"), Samples.NOW, new TreeSet<>(), mac, "")))));
        assertEquals(List.of(Owner.POOL), network.look().busyProperty().get().stream().map(some -> some.owner()).toList());
    }

    @Test
    void aLookThatIsStoppedLeavesWhatWasSeen() {
        draft.set(Samples.draft());
        draft.seenProperty().set(Samples.seen());
        bench.sweep = (targets, asked) -> {
            asked.accept(7);
            assertEquals(7, network.look().stateProperty().get().done());
            network.look().lookOrStop();
            assertFalse(network.look().stateProperty().get().looking());
            return Occupancy.NONE;
        };
        network.look().lookOrStop();
        assertEquals(Samples.seen(), draft.seenProperty().get());
        assertTrue(network.look().stateProperty().get().last().isEmpty());
    }

    @Test
    void aLookThatHasAFaultIsOver() {
        draft.set(Samples.draft());
        bench.sweep = (targets, asked) -> {
            throw new IllegalStateException("a fault");
        };
        assertThrows(IllegalStateException.class, network.look()::lookOrStop);
        assertFalse(network.look().stateProperty().get().looking());
    }

    @Test
    void anEarlierAnswerMakesLaterPagesStaleAndKeepsThem() {
        toReview();
        wizard.go(PageId.NETWORK);
        network.field("network.vip").textProperty().set("192.168.1.230");
        assertEquals(StepState.STALE, wizard.stateOf(PageId.NODES).get());
        assertEquals(StepState.STALE, wizard.stateOf(PageId.REVIEW).get());
        assertEquals(3, draft.get().nodes().size());
        wizard.go(PageId.NODES);
        assertEquals(StepState.VALID, wizard.stateOf(PageId.NODES).get());
    }

    @Test
    void whoOpensAFinishedClusterHasEveryPageWithinReach() {
        draft.set(Samples.draft());
        wizard.go(PageId.REVIEW);
        assertEquals(PageId.NETWORK, wizard.currentProperty().get());
        wizard.reopen(List.of(PageId.NETWORK), PageId.REVIEW);
        assertEquals(List.of(StepState.VALID, StepState.EMPTY), List.of(wizard.stateOf(PageId.NETWORK).get(), wizard.stateOf(PageId.NODES).get()));
        wizard.back();
        assertEquals(PageId.NETWORK, wizard.currentProperty().get());
        wizard.go(PageId.REVIEW);
        assertEquals(PageId.REVIEW, wizard.currentProperty().get());
        wizard.restart(PageId.NETWORK);
        wizard.go(PageId.REVIEW);
        assertEquals(PageId.NETWORK, wizard.currentProperty().get());
    }

    @Test
    void secretsOfAClusterThatStandsAreAskedForWhenNeededAndAreNoFault() {
        RecoveryViewModel recovery = new RecoveryViewModel(context);
        WizardViewModel all = new WizardViewModel(draft, List.of(network, recovery, review));
        draft.set(Samples.draft());
        all.reopen(List.of(PageId.NETWORK, PageId.RECOVERY), PageId.REVIEW);
        assertEquals(StepState.ASKED, all.stateOf(PageId.RECOVERY).get());
        draft.edit(some -> some.withName(""));
        assertEquals(StepState.ERROR, all.stateOf(PageId.NETWORK).get(), "what is wrong in the plan is wrong");
        draft.set(Samples.draft());
        all.restart(PageId.RECOVERY);
        all.lead(PageId.REVIEW);
        assertEquals(StepState.ERROR, all.stateOf(PageId.RECOVERY).get(), "a cluster that is to be built needs them");
    }

    @Test
    void whatNobodyHasEnteredYetIsNoProblemUntilHeWantsToGoOn() {
        assertFalse(wizard.currentPage().problems().getValue().isEmpty());
        assertEquals(List.of(), wizard.told());
        network.field("network.vip").textProperty().set("1.2.3");
        assertFalse(wizard.told().isEmpty(), "what was entered and is wrong is a problem at once");
        network.field("network.vip").textProperty().set("");
        wizard.next();
        assertEquals(wizard.currentPage().problems().getValue(), wizard.told());
    }

    @Test
    void asksOnceForAllUnconfirmedKeysAndPinsNoneThatIsRefused() {
        draft.set(Samples.draft());
        wizard.next();
        wizard.next();
        var question = nodes.keys().questionProperty().get().orElseThrow();
        assertEquals(3, question.keys().size());
        question.answer().accept(false);
        assertTrue(bench.hosts.pinned.isEmpty());
        nodes.check(() -> {});
        nodes.keys().questionProperty().get().orElseThrow().answer().accept(true);
        assertEquals(3, bench.hosts.pinned.size());
        assertTrue(nodes.preflight().current());
    }

    @Test
    void findingsHoldTheBuildUntilTheyAreAccepted() {
        bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        bench.preflight = spec -> new Preflight.Report(Samples.NOW, Samples.findings().findings().stream()
                .filter(finding -> finding.check().equals("res.disk")).toList());
        draft.set(Samples.draft());
        wizard.next();
        wizard.next();
        assertEquals(PageId.NODES, wizard.currentProperty().get());
        nodes.preflight().accept(nodes.preflight().open(), true);
        assertEquals(2, draft.get().accepted().size());
        wizard.next();
        assertEquals(PageId.REVIEW, wizard.currentProperty().get());
    }

    @Test
    void passwordsGoToTheSecretStoreAndNeverIntoTheDraft() {
        draft.set(Samples.draft().withSsh(new ClusterDraft.Ssh("admin", "", "password", "", "password", "")));
        nodes.secrets().type(Secrets.Kind.SUDO, "canary-1234");
        nodes.left();
        assertEquals(3, bench.secrets.size());
        assertFalse(draft.get().toString().contains("canary"));
    }

    @Test
    void aFailedConnectionNamesItsProblemAtItsNode() {
        bench.hosts.pinned.add("192.168.1.11");
        bench.hosts.problems.put("192.168.1.11", Problem.blocking(ProblemCode.SSH_REFUSED, Map.of("host", "192.168.1.11", "port", "22")));
        draft.set(Samples.conflict());
        nodes.select(0);
        nodes.test();
        assertEquals(ProblemCode.SSH_REFUSED, nodes.connections().of(draft.get().nodes().getFirst()).problem().orElseThrow().code());
    }

    @Test
    void reviewCountsWhatADryRunWouldDoAndHandsThePlanOn() {
        toReview();
        assertEquals(ReviewViewModel.Phase.LOOKED, review.stateProperty().get().phase());
        assertEquals(List.of("desktop", "node1", "node2", "node3", "cluster").stream().sorted().toList(),
                review.stateProperty().get().dry().changes().keySet().stream().sorted().toList());
        wizard.next();
        assertTrue(draft.preparedProperty().get().isPresent());
        draft.edit(some -> some.withName("other"));
        assertTrue(draft.preparedProperty().get().isEmpty());
    }

    @Test
    void reviewWarnsOfAKitThatStaysHereAndDoesNotHoldTheBuild() {
        toReview();
        assertEquals(List.of(ProblemCode.KIT_KEPT_NOWHERE), review.problems().getValue().stream().map(Problem::code).toList());
        wizard.next();
        assertTrue(draft.preparedProperty().get().isPresent());
        draft.edit(some -> some.withPlatform(some.platform().withRecovery(new ClusterDraft.Recovery("", "USB stick in the desk", ""))));
        assertEquals(List.of(), review.problems().getValue());
    }

    @Test
    void reviewSaysWhyThereIsNoPlanAndLooksAgain() {
        bench.planProblem = Optional.of(Problem.blocking(ProblemCode.MIRROR_UNREACHABLE, Map.of("mirror", "http://mirror")));
        toReview();
        assertEquals(ReviewViewModel.Phase.FAILED, review.stateProperty().get().phase());
        assertEquals(ProblemCode.MIRROR_UNREACHABLE, review.problems().getValue().getFirst().code());
        bench.planProblem = Optional.empty();
        review.look();
        assertEquals(ReviewViewModel.Phase.LOOKED, review.stateProperty().get().phase());
    }

    private void toReview() {
        bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        draft.set(Samples.draft());
        wizard.next();
        wizard.next();
        assertEquals(PageId.REVIEW, wizard.currentProperty().get());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Watching;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.members.Member;
import dev.hearth.ui.page.done.DoneViewModel.Merge;
import dev.hearth.ui.page.run.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DoneViewModelTest {
    private final Texts texts = Texts.in(Locale.ENGLISH);
    private final Desktop desktop = new Desktop();

    private DoneViewModel open(Story story) {
        story.draft.preparedProperty().set(Optional.of(story.prepared));
        story.draft.ranProperty().set(Optional.of(story.state()));
        return new DoneViewModel(desktop.bench(), story.draft, texts, Runnable::run, Runnable::run);
    }

    @Test
    void theProofIsTheEvidenceOfTheLastSteps() {
        DoneViewModel model = open(new Story(3).toTheEnd());
        Proof proof = model.proofProperty().get().orElseThrow();
        assertTrue(proof.ready());
        assertEquals("https://192.168.5.200:6443", proof.server());
        assertEquals("192.168.5.200 pong from node1", proof.seen(Claim.API).orElseThrow().evidence());
        assertEquals("3 Ready, 3 voters, VIP 192.168.5.200 on node1", proof.seen(Claim.MEMBERS).orElseThrow().evidence());
        assertEquals(List.of("node1 True True", "node2 True True", "node3 True True"),
                proof.members().stream().map(member -> member.name() + " " + member.ready() + " " + member.voter()).toList());
        assertEquals(texts.get("done.quorum.safe", Map.of("servers", "3", "tolerated", "1", "majority", "2")), model.quorum(proof));
    }

    /** The draft of a cluster that was opened again: nothing ran since. */
    private DoneViewModel reopened(Story story, List<Entry> kept) {
        desktop.past = kept;
        desktop.prepared = Optional.of(story.prepared);
        DraftModel draft = new DraftModel(any -> new Checked(story.prepared.spec(), List.of()), ClusterDraft.empty());
        return new DoneViewModel(desktop.bench(), draft, texts, Runnable::run, Runnable::run);
    }

    @Test
    void aClusterThatIsOpenedAgainTellsWhatItsLastRunProved() {
        Story story = new Story(3).toTheEnd();
        List<Entry> kept = new ArrayList<>(story.entries());
        // Later a run of something else, and one that was cut off.
        kept.add(new Entry(9001, Story.START.plusSeconds(90_000), new Event.RunStarted("other", Event.Mode.APPLY, List.of(StepId.of("node1/drain")))));
        kept.add(new Entry(9002, Story.START.plusSeconds(90_001), new Event.RunEnded(Event.Outcome.READY, Duration.ofSeconds(1))));
        kept.add(new Entry(9003, Story.START.plusSeconds(90_002), new Event.RunStarted(story.prepared.plan().fingerprint(), Event.Mode.APPLY, List.of(Claim.API.step(), Claim.MEMBERS.step()))));
        DoneViewModel model = reopened(story, kept);
        assertEquals(Optional.empty(), model.proofProperty().get());
        model.entered();
        Proof proof = model.proofProperty().get().orElseThrow();
        assertTrue(proof.ready());
        assertEquals("192.168.5.200 pong from node1", proof.seen(Claim.API).orElseThrow().evidence());
        assertTrue(proof.seen(Claim.API).orElseThrow().at().isBefore(Story.START.plusSeconds(3600)), "when it was seen, not when it is told");
        assertEquals(1, desktop.watchers.size(), "and its members are followed");
    }

    @Test
    void aClusterThatNeverRanTellsNothing() {
        DoneViewModel model = reopened(new Story(3), List.of());
        model.entered();
        assertEquals(Optional.empty(), model.proofProperty().get());
        assertEquals(List.of(), desktop.watchers);
    }

    @Test
    void whatWasNotSeenIsNotClaimed() {
        Proof proof = open(new Story(3).untilJoins()).proofProperty().get().orElseThrow();
        assertFalse(proof.ready());
        assertEquals(Optional.empty(), proof.seen(Claim.MEMBERS));
        assertEquals(List.of(true, false, false), proof.members().stream().map(Member::complete).toList());
        assertEquals("-", proof.members().getLast().ready());
    }

    @Test
    void membersAreFollowedWhileThePageIsShown() {
        DoneViewModel model = open(new Story(3).toTheEnd());
        assertEquals(List.of(), desktop.watchers);
        model.entered();
        assertEquals("", live(model));
        List<NodeStatus> nodes = List.of(node("node1", "True", "True"), node("node2", "Unknown", "True"), node("spare", "True", "True"));
        desktop.watchers.getFirst().accept(new Watching.Sight(nodes, Optional.empty()));
        assertEquals("node1 SERVER True True, node2 SERVER Unknown True, node3 SERVER - -, spare SERVER True True", live(model));
        desktop.watchers.getFirst().accept(new Watching.Sight(nodes.subList(0, 1), Optional.of(silence())));
        assertEquals("node1 SERVER True True, node2 SERVER - -, node3 SERVER - - silent since 2026-11-22T10:00:00Z", live(model));
        Consumer<Watching.Sight> late = desktop.watchers.getFirst();
        model.left();
        assertEquals(List.of(), desktop.watchers);
        late.accept(new Watching.Sight(nodes, Optional.empty()));
        assertEquals("", live(model));
    }

    @Test
    void anApiThatNeverAnsweredLeavesWhatTheRunSaw() {
        DoneViewModel model = open(new Story(2).toTheEnd());
        model.entered();
        desktop.watchers.getFirst().accept(new Watching.Sight(List.of(), Optional.of(silence())));
        assertEquals("node1 SERVER True True, node2 SERVER True True silent since 2026-11-22T10:00:00Z", live(model));
    }

    @Test
    void aClusterThatIsNotFinishedIsNotFollowed() {
        open(new Story(3).untilJoins()).entered();
        assertEquals(List.of(), desktop.watchers);
    }

    private static String live(DoneViewModel model) {
        return model.liveProperty().getValue().map(live -> live.members().stream()
                .map(member -> member.name() + " " + member.role() + " " + member.ready() + " " + member.voter()).collect(Collectors.joining(", "))
                + live.silentSince().map(since -> " silent since " + since).orElse("")).orElse("");
    }

    private static NodeStatus node(String name, String ready, String voter) {
        return new NodeStatus(name, Map.of("Ready", ready, "EtcdIsVoter", voter), List.of("192.168.5.19"), "v1.36.3+k3s1",
                Map.of("node-role.kubernetes.io/control-plane", "true"));
    }

    private static Problem silence() {
        return Problem.blocking(ProblemCode.API_UNREACHABLE, Map.of("address", "192.168.5.200"));
    }

    @Test
    void quorumSpeaksOfTheUsersNumbers() {
        for (int servers = 1; servers <= 5; servers++) {
            DoneViewModel model = open(new Story(servers).toTheEnd());
            String key = servers == 1 ? "done.quorum.one" : servers == 2 ? "done.quorum.two" : "done.quorum.safe";
            assertEquals(texts.get(key, Map.of("servers", "" + servers, "tolerated", "" + (servers - 1) / 2, "majority", "" + (servers / 2 + 1))),
                    model.quorum(model.proofProperty().get().orElseThrow()));
        }
    }

    @Test
    void mergingAsksFirstAndKeepsABackup() {
        DoneViewModel model = open(new Story(3).toTheEnd());
        model.entered();
        assertEquals(Merge.OFFERED, model.mergeProperty().getValue());
        model.merge();
        assertEquals(List.of(), desktop.merged, "nothing is written before the user was asked");
        model.ask();
        assertTrue(model.question().contains("/home/me/.kube/config"), model.question());
        model.decline();
        assertEquals(Merge.OFFERED, model.mergeProperty().getValue());
        model.ask();
        desktop.backup = Optional.of(Path.of("/home/me/.kube/config.1"));
        model.merge();
        assertEquals(List.of("homelab"), desktop.merged);
        assertEquals(Merge.DONE, model.mergeProperty().getValue());
        assertTrue(model.mergedProperty().get().contains("config.1"), model.mergedProperty().get());
    }

    @Test
    void aMergeThatIsThereIsNotOfferedAgain() {
        desktop.contains = true;
        DoneViewModel model = open(new Story(3).toTheEnd());
        model.entered();
        assertEquals(Merge.DONE, model.mergeProperty().getValue());
    }

    @Test
    void aMergeThatFailsSaysWhy() {
        DoneViewModel model = open(new Story(3).toTheEnd());
        model.entered();
        model.ask();
        desktop.fault = Optional.of(Problem.blocking(ProblemCode.KUBECONFIG_UNREADABLE, Map.of("file", "/home/me/.kube/config")));
        model.merge();
        assertEquals(Merge.FAILED, model.mergeProperty().getValue());
        assertTrue(model.mergedProperty().get().contains("/home/me/.kube/config"), model.mergedProperty().get());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.text.Texts;
import dev.hearth.ui.page.done.DoneViewModel.Merge;
import dev.hearth.ui.page.run.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        assertEquals("192.168.5.200 pong from node1", proof.answer().orElseThrow().evidence());
        assertEquals("3 Ready, 3 voters, VIP 192.168.5.200 on node1", proof.verified().orElseThrow().evidence());
        assertEquals(List.of("node1 True True", "node2 True True", "node3 True True"),
                proof.members().stream().map(member -> member.node().name() + " " + member.ready() + " " + member.voter()).toList());
        assertEquals(texts.get("done.quorum.safe", Map.of("servers", "3", "tolerated", "1", "majority", "2")), model.quorum(proof));
    }

    @Test
    void whatWasNotSeenIsNotClaimed() {
        Proof proof = open(new Story(3).untilJoins()).proofProperty().get().orElseThrow();
        assertFalse(proof.ready());
        assertEquals(Optional.empty(), proof.verified());
        assertEquals(List.of(true, false, false), proof.members().stream().map(Proof.Member::complete).toList());
        assertEquals("-", proof.members().getLast().ready());
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

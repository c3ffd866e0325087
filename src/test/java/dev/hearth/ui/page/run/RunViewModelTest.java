// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Level;
import dev.hearth.ui.steps.StepDetail;
import dev.hearth.ui.steps.StepDetail.Fact;
import dev.hearth.ui.wizard.PageLogic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunViewModelTest {
    private final Story story = new Story(3);
    private final Texts texts = Texts.in(Locale.ENGLISH);
    private RunViewModel model;

    /** One at a time, at once. */
    private static final Relay DIRECT = new Relay() {
        @Override
        public <T> Consumer<T> to(Consumer<List<T>> sink) {
            return item -> sink.accept(List.of(item));
        }
    };

    @BeforeEach
    void prepare() {
        model = new RunViewModel(story.bench(), story.draft, texts, story::now, DIRECT);
        story.draft.preparedProperty().set(Optional.of(story.prepared));
    }

    @Test
    void enteringStartsWhatReviewPreparedAndOnlyOnce() {
        assertFalse(model.atWork());
        model.entered();
        story.starts();
        model.entered();
        assertEquals(List.of(Event.Mode.APPLY), story.starts);
        assertTrue(model.atWork());
        assertFalse(model.mayGoBack().getValue());
        story.ends(Event.Outcome.READY);
        model.entered();
        assertEquals(1, story.starts.size(), "coming back from Done starts nothing");
    }

    @Test
    void aWaitSaysWhatIsPolledWhatItAnsweredAndHowLong() {
        model.entered();
        story.untilJoins().joining("node2/join-server", 3);
        assertEquals(story.ordinal("node2/join-server"), model.selectedProperty().get());
        StepDetail detail = model.detailProperty().get().orElseThrow();
        assertEquals(StepStatus.VERIFYING, detail.status());
        assertEquals("polling Node node2, last answer Ready=True EtcdIsVoter=False, 0:10 of usually 0:45", fact(detail, "wait"));
        assertEquals("Node absent", fact(detail, "why"));
        assertTrue(fact(detail, "after").contains(texts.get("edge.learner")), fact(detail, "after"));
        assertFalse(detail.slow());
        story.after(90);
        model.tick();
        assertTrue(model.detailProperty().get().orElseThrow().slow(), "longer than usual is said, long before it fails");
        assertTrue(model.nowProperty().get().contains("1:40 of usually 0:45"), model.nowProperty().get());
    }

    @Test
    void aWaitThatIsHinderedNamesItsLikelyCauseAndForgetsItAgain() {
        model.entered();
        story.untilJoins().joining("node2/join-server", 1);
        int ordinal = story.ordinal("node2/join-server");
        List<String> heard = new ArrayList<>();
        model.listen((step, status) -> heard.add(step + " " + status + " " + model.cause(step)));
        Problem suspect = Problem.blocking(ProblemCode.IMAGE_UNREACHABLE, Map.of("image", "registry.example/x:1", "node", "node2"));
        String title = texts.get("problem.image-unreachable.title");
        story.waits("node2/join-server", 2, suspect).waits("node2/join-server", 3, suspect);
        assertEquals(title, model.detailProperty().get().orElseThrow().hindrance().orElseThrow().title());
        assertEquals(Optional.empty(), model.detailProperty().get().orElseThrow().problem(), "it has not failed");
        story.waits("node2/join-server", 4, null);
        assertEquals(Optional.empty(), model.detailProperty().get().orElseThrow().hindrance());
        assertEquals(List.of(ordinal + " VERIFYING " + title, ordinal + " VERIFYING "), heard, "each change is heard once");
        story.waits("node2/join-server", 5, suspect).fails("node2/join-server");
        assertEquals(Optional.empty(), model.detailProperty().get().orElseThrow().hindrance(), "a failure has a card of its own");
    }

    @Test
    void progressNeverGoesBackAlsoOverARetry() {
        model.entered();
        List<Double> seen = new ArrayList<>();
        model.progressProperty().subscribe(value -> seen.add(value.doubleValue()));
        story.untilJoins().joining("node2/join-server", 30).fails("node2/join-server").skips("node3/join-server", "node2/join-server")
                .skips("cluster/verify", "node2/join-server").ends(Event.Outcome.FAILED);
        model.retry();
        story.toTheEnd();
        assertEquals(1.0, seen.getLast());
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i) >= seen.get(i - 1), "fell from " + seen.get(i - 1) + " to " + seen.get(i));
        }
    }

    @Test
    void aFailureIsShownWithItsRootAndWhatItBlocks() {
        model.entered();
        model.select(story.ordinal("node1/connect"));
        story.untilJoins();
        assertEquals(story.ordinal("node1/connect"), model.selectedProperty().get(), "what the user chose stays");
        story.joining("node2/join-server", 2).fails("node2/join-server").skips("node3/join-server", "node2/join-server").ends(Event.Outcome.FAILED);
        assertEquals(story.ordinal("node2/join-server"), model.selectedProperty().get());
        StepDetail detail = model.detailProperty().get().orElseThrow();
        assertEquals(texts.get("problem.step-timeout.title"), detail.problem().orElseThrow().title());
        assertTrue(detail.said().startsWith("x509"));
        model.select(story.ordinal("node3/join-server"));
        assertEquals("Join as a server, node2", fact(model.detailProperty().get().orElseThrow(), "blocked"));
        assertEquals(Phase.FAILED, model.phaseProperty().getValue());
        assertTrue(model.mayGoBack().getValue());
        assertEquals(PageLogic.HIDDEN, model.primaryText().getValue());
    }

    @Test
    void retryStartsTheSamePlanAgainAndHearsNothingOfTheOldRun() {
        model.entered();
        story.starts().ends(Event.Outcome.FAILED);
        model.retry();
        assertEquals(2, story.starts.size());
        story.starts().does("node1/connect", "ssh hearth@192.168.5.11");
        assertEquals(StepStatus.DONE, model.status(story.ordinal("node1/connect")));
        model.retry();
        assertEquals(2, story.starts.size(), "not while it runs");
    }

    @Test
    void stoppingSaysHowAndTheEndTellsWhoeverWaits() {
        model.entered();
        story.starts();
        List<String> closed = new ArrayList<>();
        model.stop(Event.Cancel.FINISH_STEPS);
        assertEquals(Phase.FINISHING, model.phaseProperty().getValue());
        model.stopThen(Event.Cancel.NOW, () -> closed.add("closed"));
        assertEquals(List.of(Event.Cancel.FINISH_STEPS, Event.Cancel.NOW), story.cancels);
        story.tell(new Event.CancelRequested(Event.Cancel.NOW));
        assertEquals(Phase.STOPPING, model.phaseProperty().getValue());
        assertEquals(List.of(), closed);
        story.ends(Event.Outcome.CANCELLED);
        assertEquals(List.of("closed"), closed);
        model.stopThen(Event.Cancel.NOW, () -> closed.add("at once"));
        assertEquals(List.of("closed", "at once"), closed);
    }

    @Test
    void theEndIsHandedToTheNextPage() {
        model.entered();
        story.toTheEnd();
        assertEquals(Event.Outcome.READY, story.draft.ranProperty().get().orElseThrow().outcome().orElseThrow());
        assertEquals(texts.get("run.show-proof"), model.primaryText().getValue());
    }

    @Test
    void listenersHearEachChangeOnceAndInBatchesTheLastAlone() {
        List<Consumer<List<Object>>> sinks = new ArrayList<>();
        List<List<Object>> waiting = new ArrayList<>();
        Relay batched = new Relay() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> Consumer<T> to(Consumer<List<T>> sink) {
                List<Object> queue = new ArrayList<>();
                sinks.add((Consumer<List<Object>>) (Consumer<?>) sink);
                waiting.add(queue);
                return queue::add;
            }
        };
        model = new RunViewModel(story.bench(), story.draft, texts, story::now, batched);
        List<String> heard = new ArrayList<>();
        model.listen((ordinal, status) -> heard.add(ordinal + " " + status));
        model.entered();
        story.starts().does("node1/connect", "ssh");
        sinks.getFirst().accept(waiting.getFirst());
        assertEquals(List.of(story.ordinal("node1/connect") + " DONE"), heard);
    }

    @Test
    void theLogKeepsALineForEachActionAndFilters() {
        model.entered();
        story.starts().does("node1/connect", "ssh hearth@192.168.5.11").does("node2/connect", "ssh hearth@192.168.5.12");
        assertEquals(7, model.log().visible().size(), "start, and for each step: acting, its output, done");
        model.log().filter(new LogFilter("node2", "", Level.OUTPUT, "", ""));
        assertTrue(model.log().visible().stream().allMatch(line -> line.step().startsWith("node2/")));
        assertEquals(3, model.log().visible().size());
        model.log().filter(new LogFilter("", "", Level.OUTPUT, "node1/connect", "SUDO"));
        assertEquals(1, model.log().visible().size());
        story.does("node3/connect", "sudo");
        assertEquals(1, model.log().visible().size(), "the filter holds for new lines too");
    }

    @Test
    void theLogIsFilteredByWeightAndByPart() {
        model.entered();
        story.starts().says("node1/connect", "what a machine said").fails("node1/connect");
        model.log().filter(new LogFilter("", "", Level.EVENT, "", ""));
        assertTrue(model.log().visible().stream().noneMatch(line -> line.text().contains("what a machine said")));
        assertTrue(model.log().visible().size() > 1);
        model.log().filter(new LogFilter("", "", Level.PROBLEM, "", ""));
        assertEquals(List.of("node1/connect"), model.log().visible().stream().map(line -> line.step()).toList());
        String part = story.plan().info(story.ordinal("node1/connect")).component();
        model.log().filter(new LogFilter("", part, Level.OUTPUT, "", ""));
        assertEquals(2, model.log().visible().size(), "all but the start of the run");
        model.log().filter(new LogFilter("", "no-such-part", Level.OUTPUT, "", ""));
        assertEquals(0, model.log().visible().size());
    }

    @Test
    void whatAStepWaitedForSaysThatItIsThere() {
        model.entered();
        story.untilJoins().joining("node2/join-server", 1);
        model.select(story.ordinal("node2/join-server"));
        String after = fact(model.detailProperty().get().orElseThrow(), "after");
        assertTrue(after.contains("It is: as planned"), after);
    }

    @Test
    void theReportHoldsFactsOfEveryStep() {
        model.entered();
        story.untilJoins().joining("node2/join-server", 2).fails("node2/join-server").ends(Event.Outcome.FAILED);
        RunReport report = model.report().orElseThrow();
        assertEquals("hearth-homelab-report.txt", report.name());
        for (int i = 0; i < story.plan().size(); i++) {
            StepId id = story.plan().info(i).id();
            assertTrue(report.text().contains(id.value()), id.value());
        }
        assertTrue(report.text().contains("problem: step-timeout"));
        assertTrue(report.text().contains("polled: Node node2 -> Ready=True EtcdIsVoter=False"));
        assertTrue(report.text().contains("accepted findings\n  -\n"));
    }

    @Test
    void theReportListsWhatWasAcceptedAndHoldsNoSecretThatHearthKnows() {
        story.secrets.put(SecretRef.sudoPassword("node2"), Secret.of("canary-sudo"));
        story.draft.set(ClusterDraft.empty().withAccepted(Set.of("res.disk/node2")));
        story.draft.preparedProperty().set(Optional.of(story.prepared));
        model.entered();
        story.starts().says("node1/connect", "somebody printed canary-sudo").does("node1/connect", "evidence canary-sudo");
        String text = model.report().orElseThrow().text();
        assertTrue(text.contains("accepted findings\n  res.disk/node2\n"), text);
        assertTrue(text.contains("somebody printed ***"), text);
        assertFalse(text.contains("canary"), text);
    }

    @Test
    void theLogDropsTheOldestAndShowsTheSame() {
        Random random = new Random(7);
        LogModel log = new LogModel();
        log.filter(new LogFilter("a", "", Level.OUTPUT, "", ""));
        List<dev.hearth.ui.Workbench.LogLine> told = new ArrayList<>();
        while (told.size() < 250_000) {
            List<dev.hearth.ui.Workbench.LogLine> batch = new ArrayList<>();
            for (int i = random.nextInt(9_000); i >= 0; i--) {
                batch.add(new dev.hearth.ui.Workbench.LogLine(Story.START, random.nextBoolean() ? "a/x" : "b/x", "", Level.OUTPUT, "line " + (told.size() + batch.size())));
            }
            told.addAll(batch);
            log.add(batch);
            int kept = log.all().size();
            assertTrue(kept <= LogModel.CAPACITY * 11 / 10 && (kept == told.size() || kept >= LogModel.CAPACITY), "kept " + kept + " of " + told.size());
            assertEquals(told.subList(told.size() - kept, told.size()).stream().filter(line -> line.step().startsWith("a")).count(), log.visible().size());
        }
        assertEquals(told.getLast().text(), log.all().getLast().text());
        assertEquals(told.stream().filter(line -> line.step().startsWith("a")).toList().getLast(), log.visible().getLast());
    }

    private static String fact(StepDetail detail, String kind) {
        return detail.facts().stream().filter(fact -> fact.kind().equals(kind)).map(Fact::text).findFirst().orElse("no " + kind + " in " + detail);
    }
}

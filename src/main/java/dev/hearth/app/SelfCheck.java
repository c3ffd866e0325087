// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import dev.hearth.port.ForgottenPreferences;
import dev.hearth.port.PreferencesStore;
import dev.hearth.practice.LeapClock;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.fx.Fonts;
import dev.hearth.ui.fx.UiThread;
import dev.hearth.ui.window.HearthApplication;
import dev.hearth.ui.window.HearthWindow;
import dev.hearth.ui.window.Inspection;
import dev.hearth.ui.window.Workbenches;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Uses every part of an installation once: texts, fonts, a window that is drawn off-screen, every page, and a bootstrap on the
 * practice homelab. It reads nothing of the user's and leaves nothing behind.
 */
final class SelfCheck {
    private static final String PLATFORM = "glass.platform";

    private final PrintWriter out;
    private final Texts texts = Texts.in(Locale.getDefault());
    private boolean failed;

    private SelfCheck(PrintWriter out) {
        this.out = out;
    }

    /** @return exit code */
    static int run(PrintWriter out) throws ProblemException {
        // A desktop's own toolkit may be asked for by the same property.
        if (System.getProperty(PLATFORM) == null) {
            System.setProperty(PLATFORM, "Headless");
            System.setProperty("prism.order", "sw");
        }
        SelfCheck check = new SelfCheck(out);
        check.part("texts", check::sentences);
        HearthApplication.open(new Benches(), window -> Thread.ofPlatform().name("self-check").start(() -> check.inspect(window)));
        out.println(check.texts.get(check.failed ? "self-check.failed" : "self-check.passed"));
        out.flush();
        return check.failed ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private String sentences() {
        for (ProblemCode code : ProblemCode.values()) {
            texts.get("problem." + code.id() + ".fix");
        }
        return ProblemCode.values().length + " problems";
    }

    private void inspect(HearthWindow window) {
        try {
            Inspection inspection = new Inspection(window);
            part("fonts", SelfCheck::fonts);
            part("pages", () -> inspection.pages().size() + " pages");
            part("practice", () -> practice(inspection));
            part("memory", SelfCheck::memory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            UiThread.exit();
        }
    }

    private static String fonts() {
        List<String> missing = Fonts.missing();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(missing.toString());
        }
        return Fonts.TEXT + ", " + Fonts.MONO;
    }

    private static String practice(Inspection inspection) throws InterruptedException, ProblemException {
        inspection.practise();
        inspection.pages();
        RunState ended = inspection.build().orElseThrow(() -> new IllegalStateException("the bootstrap did not end"));
        if (!ended.outcome().equals(Optional.of(Event.Outcome.READY))) {
            throw new IllegalStateException(ended.outcome() + " " + problems(ended));
        }
        inspection.pages();
        System.gc();
        return ended.plan().size() + " steps";
    }

    /** What the process holds in memory now, where the system tells (proc(5), VmRSS). */
    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "not told by this system";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElse("?").replaceAll("\\s+", " ");
        }
    }

    private static List<Problem> problems(RunState ended) {
        return Stream.concat(ended.problem().stream(), IntStream.range(0, ended.plan().size()).mapToObj(ended::step).flatMap(step -> step.problem().stream())).toList();
    }

    private void part(String name, Part part) {
        long began = System.nanoTime();
        try {
            String seen = part.check();
            String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9);
            tell("self-check.part", Map.of("part", name, "seen", seen, "seconds", seconds));
        } catch (Exception | LinkageError e) {
            failed = true;
            Throwable cause = e.getCause() == null ? e : e.getCause();
            tell("self-check.broken", Map.of("part", name, "found", cause.toString()));
        }
    }

    private void tell(String key, Map<String, String> values) {
        out.println(texts.get(key, values));
        out.flush();
    }

    private interface Part {
        String check() throws Exception;
    }

    /** Nobody is there to be asked whether the played machines' host keys are right. */
    private static void trust(PracticeWorkbench bench) {
        try {
            for (NodeSpec node : Objects.requireNonNull(bench.check(bench.firstDraft()).spec()).nodes()) {
                bench.hosts().pin(node.access(), bench.hosts().hostKey(node.access()));
            }
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Practice in the place of the home too. */
    private record Benches() implements Workbenches {
        @Override
        public PreferencesStore preferences() {
            return new ForgottenPreferences();
        }

        @Override
        public Workbench real() {
            return practice();
        }

        @Override
        public Workbench practice() {
            PracticeWorkbench bench = PracticeWorkbench.begin(new LeapClock());
            trust(bench);
            return bench;
        }
    }
}

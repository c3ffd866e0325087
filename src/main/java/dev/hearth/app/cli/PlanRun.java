// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.adapter.store.EventJson;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.port.Preflight;
import dev.hearth.text.BudgetText;
import dev.hearth.ui.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs of one specification: what plan, apply, status and practice share. */
final class PlanRun {
    private final Workbench bench;
    private final Terminal terminal;
    private final ClusterSpec spec;
    private final boolean json;
    private final Making making;

    /** What is run. */
    @FunctionalInterface
    interface Making {
        Workbench.Prepared prepared() throws ProblemException, InterruptedException;
    }

    private PlanRun(Workbench bench, Terminal terminal, ClusterSpec spec, boolean json, Making making) {
        this.bench = bench;
        this.terminal = terminal;
        this.spec = spec;
        this.json = json;
        this.making = making;
    }

    /** Of the plan that builds the cluster. */
    PlanRun(Workbench bench, Terminal terminal, ClusterSpec spec, boolean json) {
        this(bench, terminal, spec, json, () -> bench.prepare(spec));
    }

    /** Of another plan for the same cluster. */
    PlanRun of(Making other) {
        return new PlanRun(bench, terminal, spec, json, other);
    }

    Workbench bench() {
        return bench;
    }

    ClusterSpec spec() {
        return spec;
    }

    /** Probes everything, changes nothing, and says what a run would ask of the ACME server. */
    int look(int whenChanges) throws ProblemException, InterruptedException {
        AtomicInteger changes = new AtomicInteger();
        AtomicReference<Optional<String>> certificate = new AtomicReference<>(Optional.empty());
        Event.Outcome outcome = run(Event.Mode.DRY_RUN, entry -> {
            changes.addAndGet(changes(entry).size());
            if (entry.event() instanceof Event.StepSatisfied right && right.step().value().equals(BudgetText.STEP)) {
                certificate.set(Optional.of(right.evidence()));
            }
        });
        if (!json && spec.platform() != null) {
            terminal.say("cli.budget", Map.of("budget", BudgetText.of(spec.platform(), certificate.get(), terminal.texts())));
        }
        return outcome == Event.Outcome.READY && changes.get() > 0 ? whenChanges : code(outcome);
    }

    /** Looks at every step, then at what works; a node that is away is told, and no failure. */
    int status() throws ProblemException, InterruptedException {
        Workbench.Prepared prepared = making.prepared();
        StatusReport report = new StatusReport(prepared.plan());
        Event.Outcome outcome = run(prepared, Event.Mode.DRY_RUN, report, new StatusPrinter(terminal));
        if (outcome == Event.Outcome.CANCELLED) {
            return ExitCodes.CANCELLED;
        }
        Health health = bench.operations().health(spec);
        if (!json) {
            report.print(health, spec, terminal);
        }
        return report.code(health);
    }

    /** As {@link #look}, of a plan that builds nothing. */
    int rehearse(int whenChanges) throws ProblemException, InterruptedException {
        AtomicInteger changes = new AtomicInteger();
        Event.Outcome outcome = run(Event.Mode.DRY_RUN, entry -> changes.addAndGet(changes(entry).size()));
        return outcome == Event.Outcome.READY && changes.get() > 0 ? whenChanges : code(outcome);
    }

    /** As {@link #look}, and counts those of the changes that are made on some of the nodes. */
    int changesOn(Set<String> nodes) throws ProblemException, InterruptedException {
        AtomicInteger changes = new AtomicInteger();
        Event.Outcome outcome = run(Event.Mode.DRY_RUN, entry -> changes.addAndGet(Math.toIntExact(changes(entry).stream().filter(change -> nodes.contains(change.place())).count())));
        return outcome == Event.Outcome.READY ? changes.get() : -1;
    }

    /** Probes and acts; that it may is asked by the plan itself. */
    int act() throws ProblemException, InterruptedException {
        return code(run(Event.Mode.APPLY, entry -> {}));
    }

    /** As {@link #act}, and tells which problems steps failed with. */
    int act(Consumer<ProblemCode> failed) throws ProblemException, InterruptedException {
        return code(run(Event.Mode.APPLY, entry -> {
            if (entry.event() instanceof Event.StepFailed failure) {
                failed.accept(failure.problem().code());
            }
        }));
    }

    /** Checks all nodes, then probes and acts. */
    int apply() throws ProblemException, InterruptedException {
        return checked(bench.preflight().inspect(spec)) ? act() : ExitCodes.FINDINGS;
    }

    /** Checks all nodes, and asks the cluster whether this one may join it. */
    boolean mayJoin(NodeSpec newcomer) throws ProblemException, InterruptedException {
        Preflight.Report machines = bench.preflight().inspect(spec);
        List<Preflight.Finding> findings = new ArrayList<>(machines.findings());
        findings.addAll(bench.operations().newcomer(spec, newcomer));
        return checked(new Preflight.Report(machines.at(), findings));
    }

    /** As {@link #apply}, and says at last what had drifted and what came of it. */
    int repair() throws ProblemException, InterruptedException {
        if (!checked(bench.preflight().inspect(spec))) {
            return ExitCodes.FINDINGS;
        }
        RepairReport report = new RepairReport();
        int code = code(run(Event.Mode.APPLY, report));
        if (!json) {
            report.print(terminal);
        }
        return report.refused() ? ExitCodes.FINDINGS : code;
    }

    /** Should-fix findings stop too, until the plan file says that they are accepted: nobody reads past a question. */
    private boolean checked(Preflight.Report report) {
        List<Preflight.Finding> open = report.open(spec.decisions());
        for (Preflight.Finding finding : open) {
            if (finding.problem() != null) {
                terminal.problem(finding.problem());
            }
            if (finding.status() == Preflight.Status.SHOULD_FIX) {
                terminal.say("cli.accept", Map.of("id", finding.id()));
            }
        }
        for (Preflight.Offer offer : open.stream().flatMap(finding -> finding.offers().stream()).distinct().toList()) {
            terminal.say("cli.mend", Map.of("id", offer.id(), "node", offer.node()));
            offer.lines().forEach(line -> terminal.say("cli.mend.line", Map.of("line", line)));
        }
        if (!json || !open.isEmpty()) {
            terminal.say(open.isEmpty() ? "cli.checks.ok" : "cli.checks.open",
                    Map.of("count", String.valueOf(open.size()), "checks", String.valueOf(report.findings().size())));
        }
        return open.isEmpty();
    }

    private Event.Outcome run(Event.Mode mode, Consumer<Entry> counter) throws ProblemException, InterruptedException {
        return run(making.prepared(), mode, counter, new RunPrinter(terminal));
    }

    private Event.Outcome run(Workbench.Prepared prepared, Event.Mode mode, Consumer<Entry> counter, Consumer<Entry> people) throws ProblemException, InterruptedException {
        EventJson lines = new EventJson();
        Consumer<Entry> printer = json ? entry -> terminal.line(lines.line(entry)) : people;
        Workbench.Running running = bench.start(prepared, mode, counter.andThen(printer), line -> {});
        Thread stop = Thread.ofPlatform().name("stop").unstarted(() -> stop(running));
        Runtime.getRuntime().addShutdownHook(stop);
        Event.Outcome outcome = running.await();
        if (outcome != Event.Outcome.CANCELLED) {
            Runtime.getRuntime().removeShutdownHook(stop);
        }
        return outcome;
    }

    /** Ctrl-C interrupts what is going on and waits for its end; the next run finds out how far it was. */
    private static void stop(Workbench.Running running) {
        running.cancel(Event.Cancel.NOW);
        try {
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Change> changes(Entry entry) {
        return switch (entry.event()) {
            case Event.StepWouldAct would -> would.changes();
            case Event.StepUnknown unknown -> unknown.changes();
            default -> List.of();
        };
    }

    private static int code(Event.Outcome outcome) {
        return switch (outcome) {
            case READY -> ExitCodes.OK;
            case FAILED -> ExitCodes.FAILED;
            case CANCELLED -> ExitCodes.CANCELLED;
        };
    }
}

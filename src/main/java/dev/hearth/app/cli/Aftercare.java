// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Objections;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.ui.Workbench;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is done to a cluster that stands. Whatever can be refused is refused before anything is changed. */
final class Aftercare {
    /** What the cluster itself says against it, before anything is changed. */
    private static final Set<ProblemCode> REFUSALS = EnumSet.of(ProblemCode.K3S_OTHER_MINOR, ProblemCode.K3S_DOWNGRADE, ProblemCode.SNAPSHOT_NOT_FOUND, ProblemCode.LAST_SERVER, ProblemCode.REMOVAL_LOSES_QUORUM, ProblemCode.REMOVAL_WORSENS_QUORUM);

    private final PlanRun run;
    private final Workbench bench;
    private final ClusterSpec spec;
    private final Terminal terminal;

    Aftercare(PlanRun run, Terminal terminal) {
        this.run = run;
        this.bench = run.bench();
        this.spec = run.spec();
        this.terminal = terminal;
    }

    /** @param acceptQuorum whether fewer servers may fail afterwards */
    int remove(Path file, String name, Consent consent, boolean acceptQuorum) throws ProblemException, InterruptedException {
        Optional<Problem> objection = Objections.removal(spec, name);
        if (objection.isPresent()) {
            return refused(objection.get());
        }
        Optional<Problem> unsaid = consent.missing(name);
        if (unsaid.isPresent()) {
            return refused(unsaid.get());
        }
        ClusterDraft draft = bench.planFiles().read(file).draft();
        Checked after = bench.check(draft.withNodes(draft.nodes().stream().filter(node -> !node.name().strip().equals(name)).toList()));
        if (after.spec() == null) {
            after.problems().stream().filter(Problem::blocks).forEach(terminal::problem);
            return ExitCodes.FINDINGS;
        }
        NodeSpec leaving = spec.nodes().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
        return consented(run.of(() -> bench.operations().remove(spec, leaving, acceptQuorum, Optional.of(file))), consent);
    }

    int uninstall(Consent consent) throws ProblemException, InterruptedException {
        Optional<Problem> objection = Objections.wholeCluster(spec);
        if (objection.isPresent()) {
            return refused(objection.get());
        }
        Optional<Problem> unsaid = consent.missing(spec.name());
        if (unsaid.isPresent()) {
            return refused(unsaid.get());
        }
        boolean merged = merged();
        int code = consented(run.of(() -> bench.operations().uninstall(spec)), consent);
        if (merged) {
            // the file is the person's own, so its entry is theirs to remove
            terminal.say("cli.uninstall.context", Map.of("context", spec.name(), "file", bench.kubeconfigs().defaultFile().toString()));
        }
        return code;
    }

    /** Whether people's own kubeconfig has this cluster too. */
    private boolean merged() {
        try {
            return bench.kubeconfigs().contains(bench.kubeconfigs().defaultFile(), spec.name(), bench.kubeconfigs().load(bench.kubeconfig(spec.name())));
        } catch (ProblemException e) {
            return false;
        }
    }

    int repair(boolean dryRun) throws ProblemException, InterruptedException {
        PlanRun whole = run.of(() -> bench.operations().repair(spec));
        return dryRun ? whole.rehearse(ExitCodes.CHANGES) : whole.repair();
    }

    /** @return whether all servers could be looked at, as an exit code */
    int snapshots(boolean json) throws ProblemException, InterruptedException {
        Snapshots found = bench.operations().snapshots(spec);
        new SnapshotList(terminal).print(found, json);
        found.unseen().values().forEach(terminal::problem);
        return found.unseen().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    int takeSnapshot() throws ProblemException, InterruptedException {
        return run.of(() -> bench.operations().takeSnapshot(spec)).act();
    }

    int restore(String snapshot, Consent consent) throws ProblemException, InterruptedException {
        Optional<Problem> unsaid = consent.missing(spec.name());
        return unsaid.isPresent() ? refused(unsaid.get()) : consented(run.of(() -> bench.operations().restore(spec, snapshot)), consent);
    }

    int upgrade(boolean dryRun) throws ProblemException, InterruptedException {
        return consented(run.of(() -> bench.operations().upgrade(spec)), new Consent(null, dryRun));
    }

    int drill() throws ProblemException, InterruptedException {
        Optional<Problem> objection = Objections.drill(spec);
        return objection.isPresent() ? refused(objection.get()) : run.of(() -> bench.operations().drill(spec)).act();
    }

    int checkKit(Path kit) throws ProblemException, InterruptedException {
        Set<ProblemCode> failed = EnumSet.noneOf(ProblemCode.class);
        int code = run.of(() -> bench.operations().checkKit(spec, kit)).act(failed::add);
        return failed.equals(Set.of(ProblemCode.KIT_STALE)) ? ExitCodes.CHANGES : code;
    }

    /** The node stands in the plan file already. */
    int add(String name) throws ProblemException, InterruptedException {
        NodeSpec newcomer = spec.nodes().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
        Set<String> others = spec.nodes().stream().filter(node -> !node.equals(newcomer)).map(NodeSpec::name).collect(Collectors.toSet());
        if (!run.mayJoin(newcomer)) {
            return ExitCodes.FINDINGS;
        }
        int changes = run.changesOn(others);
        if (changes < 0) {
            return ExitCodes.FAILED;
        }
        terminal.say("cli.add.others", Map.of("changes", String.valueOf(changes), "nodes", names(Set.of(name))));
        return changes > 0
                ? refused(Problem.blocking(ProblemCode.OTHERS_WOULD_CHANGE, Map.of("found", String.valueOf(changes), "nodes", names(Set.of(name)))))
                : run.act();
    }

    private static int consented(PlanRun run, Consent consent) throws ProblemException, InterruptedException {
        Set<ProblemCode> failed = EnumSet.noneOf(ProblemCode.class);
        int code = consent.dryRun() ? run.rehearse(ExitCodes.CHANGES) : run.act(failed::add);
        return failed.stream().anyMatch(REFUSALS::contains) ? ExitCodes.FINDINGS : code;
    }

    private int refused(Problem problem) {
        terminal.problem(problem);
        return ExitCodes.FINDINGS;
    }

    private String names(Set<String> without) {
        return spec.nodes().stream().map(NodeSpec::name).filter(node -> !without.contains(node)).collect(Collectors.joining(", "));
    }

    /**
     * That a person means it.
     *
     * @param typed what has to be typed again; null when nothing was
     * @param dryRun that nothing is to be done needs no word
     */
    record Consent(@Nullable String typed, boolean dryRun) {
        Optional<Problem> missing(String name) {
            return dryRun ? Optional.empty() : Objections.unconfirmed(typed, name);
        }
    }
}

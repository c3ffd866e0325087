// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.Artifacts;
import dev.hearth.port.Transfer;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings every component's manifests to the desktop, all at once and from the beginning: it needs no cluster. */
public final class DownloadManifestsStep implements Step, Scripted {
    private final List<Download> downloads;
    private final Ports ports;

    /** @param highAvailability whether Argo CD's HA manifest is needed and not the other one */
    public DownloadManifestsStep(Releases releases, boolean highAvailability, Ports ports) {
        String other = highAvailability ? "manifest" : "ha";
        List<Download> all = new ArrayList<>();
        new TreeMap<>(releases.others()).forEach((component, release) -> new TreeMap<>(release.files()).forEach((key, file) -> {
            if (!(component.equals("argo-cd") && key.equals(other))) {
                all.add(file);
            }
        }));
        this.downloads = List.copyOf(all);
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(PlatformIds.DOWNLOAD_MANIFESTS, "downloads",
                Patience.upTo(Duration.ofMinutes(10), Duration.ofSeconds(3), downloads.size() + " files"), List.of());
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException {
        List<Change> changes = new ArrayList<>();
        Map<String, Integer> known = new TreeMap<>();
        for (Download download : downloads) {
            ports.artifacts().cached(download).ifPresentOrElse(
                    file -> known.merge(file.provenance().name().toLowerCase(Locale.ROOT).replace('_', ' '), 1, Integer::sum),
                    () -> changes.add(new Change(Change.Verb.DOWNLOAD, download.name(), "desktop")));
        }
        return changes.isEmpty() ? Probe.satisfied(downloads.size() + " files, sha256 " + known) : new Probe.Needed(changes.size() + " of " + downloads.size() + " absent", changes);
    }

    /** They are downloaded when the script is made: what is applied of them stands in it. */
    @Override
    public void script(Script script) throws ProblemException, InterruptedException {
        script.note("What stands below under objects_... was made of these files when this script was written:");
        for (Download download : downloads) {
            Artifacts.Fetched file = ports.artifacts().fetch(download, (bytes, total) -> {});
            script.note("  " + download.url(), "    sha256 " + file.sha256());
        }
    }

    /** The first that cannot be had is told when the others are there or have failed too: a retry has only the missing ones to bring. */
    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        AtomicInteger done = new AtomicInteger();
        Transfer silent = (bytes, total) -> {};
        ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Artifacts.Fetched>> fetched = new ArrayList<>();
            for (Download download : downloads) {
                fetched.add(all.submit(() -> {
                    Artifacts.Fetched file = ports.artifacts().fetch(download, silent);
                    context.progress((double) done.incrementAndGet() / downloads.size(), done + " of " + downloads.size());
                    return file;
                }));
            }
            List<ProblemException> problems = new ArrayList<>();
            for (Future<Artifacts.Fetched> each : fetched) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    problems.add(problem(e));
                }
            }
            if (!problems.isEmpty()) {
                throw problems.getFirst();
            }
        } finally {
            all.shutdownNow();
        }
    }

    private static ProblemException problem(ExecutionException thrown) throws InterruptedException {
        return switch (thrown.getCause()) {
            case ProblemException problem -> problem;
            case InterruptedException ended -> throw ended;
            case RuntimeException fault -> throw fault;
            case null, default -> throw new IllegalStateException(thrown.getCause());
        };
    }
}

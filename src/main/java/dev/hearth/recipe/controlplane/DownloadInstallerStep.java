// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.controlplane;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Download;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.port.Artifacts;
import dev.hearth.recipe.script.Script;
import dev.hearth.recipe.script.Scripted;
import dev.hearth.recipe.shared.Downloads;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brings k3s's own installer to the desktop. */
final class DownloadInstallerStep implements Step, Scripted {
    /** What it is called where it is downloaded by a script. */
    static final String FILE = "install-k3s.sh";

    private final Download installer;
    private final Ports ports;

    DownloadInstallerStep(Download installer, Ports ports) {
        this.installer = installer;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return NodeStepInfo.onCluster(StepIds.DOWNLOAD_INSTALLER, "downloads",
                Patience.upTo(Duration.ofMinutes(2), Duration.ofSeconds(1), installer.url()), List.of());
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException {
        Optional<Artifacts.Fetched> there = ports.artifacts().cached(installer);
        return there.<Probe>map(file -> new Probe.Satisfied(Outputs.of(Keys.INSTALLER, file), Downloads.evidence(file)))
                .orElseGet(() -> Probe.needed(installer.url(), new Change(Change.Verb.DOWNLOAD, installer.name(), "desktop")));
    }

    @Override
    public void script(Script script) throws ProblemException {
        script.fetch(FILE, installer, ports.artifacts());
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ports.artifacts().fetch(installer, Downloads.progress(context));
    }
}

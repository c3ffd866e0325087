// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.cluster.Snapshots;
import dev.hearth.domain.cluster.Objections;
import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Plan;
import dev.hearth.port.Preflight;
import dev.hearth.recipe.adopt.AdoptionLook;
import dev.hearth.recipe.adopt.KubeconfigDoors;
import dev.hearth.recipe.drill.DrillRecipe;
import dev.hearth.recipe.health.HealthLook;
import dev.hearth.recipe.health.NewcomerLook;
import dev.hearth.recipe.recovery.RecoverySteps;
import dev.hearth.recipe.removal.Removal;
import dev.hearth.recipe.removal.RemovalRecipe;
import dev.hearth.recipe.snapshots.SnapshotRecipe;
import dev.hearth.recipe.upgrade.UpgradeRecipe;
import dev.hearth.ui.Errand;
import dev.hearth.ui.Operations;
import dev.hearth.ui.Workbench;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The recipes for a cluster that stands, on a workbench, real or played. Only an upgrade and a repair download anything. */
record RecipeOperations(Recipes recipes) implements Operations {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Workbench.Prepared remove(ClusterSpec spec, NodeSpec leaving, boolean acceptQuorum, Optional<Path> planFile) throws ProblemException, InterruptedException {
        Removal removal = new Removal(leaving, acceptQuorum, new PlanPaper(recipes.bench(), planFile, spec.name()));
        return prepared(spec, Errand.REMOVAL, RemovalRecipe.remove(spec, removal, recipes.ports(spec)));
    }

    @Override
    public Workbench.Prepared uninstall(ClusterSpec spec) throws ProblemException, InterruptedException {
        untouched(spec);
        return prepared(spec, Errand.UNINSTALL, RemovalRecipe.uninstall(spec, new DesktopTraces(recipes.bench(), spec.name()), recipes.ports(spec)));
    }

    @Override
    public Workbench.Prepared drill(ClusterSpec spec) throws ProblemException, InterruptedException {
        return prepared(spec, Errand.DRILL, DrillRecipe.plan(spec, recipes.ports(spec)));
    }

    @Override
    public Workbench.Prepared checkKit(ClusterSpec spec, Path kit) throws ProblemException, InterruptedException {
        return prepared(spec, Errand.KIT_CHECK, RecoverySteps.check(spec, kit, recipes.ports(spec), recipes.safe(spec)));
    }

    @Override
    public Workbench.Prepared repair(ClusterSpec spec) throws ProblemException, InterruptedException {
        return recipes.repair(spec, recipes.bench().artifacts(spec.name()).releases(spec.sources())).as(Errand.REPAIR);
    }

    @Override
    public String script(ClusterSpec spec) throws ProblemException, InterruptedException {
        return recipes.script(spec, recipes.bench().artifacts(spec.name()).releases(spec.sources()));
    }

    @Override
    public Snapshots snapshots(ClusterSpec spec) throws ProblemException, InterruptedException {
        return SnapshotRecipe.list(spec, recipes.ports(spec));
    }

    @Override
    public Workbench.Prepared takeSnapshot(ClusterSpec spec) throws ProblemException, InterruptedException {
        String name = Snapshot.OURS + SECOND.format(recipes.bench().clock().instant());
        return prepared(spec, Errand.SNAPSHOT, SnapshotRecipe.take(spec, name, recipes.ports(spec)));
    }

    @Override
    public Workbench.Prepared restore(ClusterSpec spec, String snapshot) throws ProblemException, InterruptedException {
        untouched(spec);
        return prepared(spec, Errand.RESTORE, SnapshotRecipe.restore(spec, snapshot, recipes.ports(spec)));
    }

    @Override
    public Workbench.Prepared upgrade(ClusterSpec spec) throws ProblemException, InterruptedException {
        untouched(spec);
        Releases releases = recipes.bench().artifacts(spec.name()).releases(spec.sources());
        return new Workbench.Prepared(spec, releases, UpgradeRecipe.plan(spec, releases, recipes.ports(spec)), Errand.UPGRADE);
    }

    @Override
    public Adoption adopt(ClusterDraft start) throws ProblemException, InterruptedException {
        Releases releases = recipes.bench().artifacts(start.name().strip()).releases(Sources.upstream());
        return AdoptionLook.of(start, ClusterDrafts.door(start), releases.k3s().version(), recipes.bench().hosts(), recipes.apis());
    }

    @Override
    public List<ClusterDraft.Node> servers(Path kubeconfig) throws ProblemException, InterruptedException {
        return new KubeconfigDoors(recipes.apis(), recipes.bench().network()).in(kubeconfig.toString(), recipes.bench().kubeconfigs().load(kubeconfig));
    }

    @Override
    public Health health(ClusterSpec spec) throws ProblemException, InterruptedException {
        return HealthLook.of(spec, recipes.ports(spec));
    }

    @Override
    public List<Preflight.Finding> newcomer(ClusterSpec grown, NodeSpec node) throws ProblemException, InterruptedException {
        String version = recipes.bench().artifacts(grown.name()).releases(grown.sources()).k3s().version();
        return NewcomerLook.of(grown, node, version, recipes.ports(grown));
    }

    /** @throws ProblemException ADOPTED_NODE_STAYS */
    private static void untouched(ClusterSpec spec) throws ProblemException {
        Optional<Problem> stays = Objections.wholeCluster(spec);
        if (stays.isPresent()) {
            throw stays.get().asException();
        }
    }

    private Workbench.Prepared prepared(ClusterSpec spec, Errand errand, Plan plan) throws ProblemException, InterruptedException {
        return new Workbench.Prepared(spec, recipes.bench().artifacts(spec.name()).releases(Sources.upstream()), plan, errand);
    }
}

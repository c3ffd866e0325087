// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.run.PastRuns;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.KnownSums;
import dev.hearth.recipe.BootstrapRecipe;
import dev.hearth.recipe.shared.Outside;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Safe;
import dev.hearth.ui.Workbench;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recipe on a workbench, real or played: the steps get the ports that the bench shows. */
record Recipes(Workbench bench, ClusterApis apis, KnownSums known) {
    private static final Logger LOG = LoggerFactory.getLogger(Recipes.class);

    Workbench.Prepared prepared(ClusterSpec spec, Releases releases) throws ProblemException {
        return new Workbench.Prepared(spec, releases, BootstrapRecipe.plan(spec, releases, ports(spec), outside(spec)).learned(past(spec)::usually));
    }

    Workbench.Prepared repair(ClusterSpec spec, Releases releases) throws ProblemException {
        return new Workbench.Prepared(spec, releases, BootstrapRecipe.repair(spec, releases, ports(spec), outside(spec)).learned(past(spec)::usually));
    }

    /** How long it took before. A history that cannot be read keeps nobody from a new run. */
    private PastRuns past(ClusterSpec spec) {
        try {
            return PastRuns.of(bench.past(spec.name()));
        } catch (ProblemException e) {
            LOG.info("nothing is known of earlier runs: {}", e.getMessage());
            return PastRuns.of(List.of());
        }
    }

    private Outside outside(ClusterSpec spec) throws ProblemException {
        return new Outside(bench.rehearsals(), bench.git(), safe(spec));
    }

    Ports ports(ClusterSpec spec) throws ProblemException {
        return new Ports(bench.hosts(), apis, bench.artifacts(spec.name()), bench.network(), bench.kubeconfigs(), bench.kubeconfig(spec.name()));
    }

    Safe safe(ClusterSpec spec) throws ProblemException {
        return new Safe(bench.kits(), bench.secrets(), bench.clusters().folder(spec.name()), known);
    }
}

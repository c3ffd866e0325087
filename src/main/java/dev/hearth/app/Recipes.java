// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.app.cli.HearthVersion;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.run.PastRuns;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.KnownSums;
import dev.hearth.recipe.BootstrapRecipe;
import dev.hearth.recipe.script.Head;
import dev.hearth.recipe.script.Words;
import dev.hearth.recipe.shared.Outside;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.Safe;
import dev.hearth.text.StepText;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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

    /** In English, whoever exports it: it is passed on, and what it calls by name is English. */
    String script(ClusterSpec spec, Releases releases) throws ProblemException, InterruptedException {
        StepText text = new StepText(Texts.in(Locale.ENGLISH));
        Words words = new Words() {
            @Override
            public String step(String id) {
                return text.step(id);
            }

            @Override
            public String why(String why) {
                return text.why(why);
            }
        };
        String head = Head.of(spec, releases, HearthVersion.text(), LocalDate.ofInstant(bench.clock().instant(), ZoneId.systemDefault()));
        return BootstrapRecipe.script(spec, releases, ports(spec), outside(spec), head, words);
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

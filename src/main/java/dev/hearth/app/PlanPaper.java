// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.recipe.removal.Paper;
import dev.hearth.ui.Workbench;
import java.nio.file.Path;
import java.util.Optional;

/** The plan file, and the cluster's plan that the workbench keeps. */
record PlanPaper(Workbench bench, Path file, String cluster) implements Paper {
    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public boolean names(String node) throws ProblemException {
        Optional<ClusterDraft> kept = kept();
        return named(bench.planFiles().read(file).draft(), node) || (kept.isPresent() && named(kept.get(), node));
    }

    @Override
    public boolean strike(String node) throws ProblemException {
        boolean whole = bench.planFiles().writeNodes(file, bench.planFiles().read(file).draft().without(node).nodes());
        Optional<ClusterDraft> kept = kept();
        if (kept.isPresent()) {
            bench.clusters().save(kept.get().without(node));
        }
        return whole;
    }

    private static boolean named(ClusterDraft draft, String node) {
        return draft.nodes().stream().anyMatch(each -> each.name().strip().equals(node));
    }

    private Optional<ClusterDraft> kept() throws ProblemException {
        try {
            return Optional.of(bench.clusters().load(cluster));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.STORE_MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

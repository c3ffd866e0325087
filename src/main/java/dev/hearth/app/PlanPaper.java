// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.recipe.removal.Paper;
import dev.hearth.ui.Workbench;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The cluster's plan that the workbench keeps, and the plan file that the user keeps.
 *
 * @param file empty when the user has none
 */
record PlanPaper(Workbench bench, Optional<Path> file, String cluster) implements Paper {
    @Override
    public String place() {
        return file.map(Path::toString).orElse(cluster);
    }

    @Override
    public boolean names(String node) throws ProblemException {
        Optional<ClusterDraft> kept = kept();
        return (file.isPresent() && named(bench.planFiles().read(file.get()).draft(), node)) || (kept.isPresent() && named(kept.get(), node));
    }

    @Override
    public boolean strike(String node) throws ProblemException {
        boolean whole = file.isEmpty() || bench.planFiles().writeNodes(file.get(), bench.planFiles().read(file.get()).draft().without(node).nodes());
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

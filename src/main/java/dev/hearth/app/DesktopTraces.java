// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.recipe.removal.Traces;
import dev.hearth.ui.Workbench;
import java.util.ArrayList;
import java.util.List;

/** The date of the last good run, by which the welcome page knows a cluster, and its kubeconfig in its folder. */
record DesktopTraces(Workbench bench, String cluster) implements Traces {
    @Override
    public List<String> left() throws ProblemException {
        List<String> left = new ArrayList<>();
        if (bench.clusters().list().stream().anyMatch(saved -> saved.name().equals(cluster) && saved.builtAt().isPresent())) {
            left.add("built");
        }
        if (kubeconfig()) {
            left.add(bench.kubeconfig(cluster).toString());
        }
        return left;
    }

    @Override
    public void clear() throws ProblemException {
        bench.clusters().removed(cluster);
        bench.kubeconfigs().delete(bench.kubeconfig(cluster));
    }

    private boolean kubeconfig() throws ProblemException {
        try {
            bench.kubeconfigs().load(bench.kubeconfig(cluster));
            return true;
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.KUBECONFIG_UNREADABLE) {
                throw e;
            }
            return false;
        }
    }
}

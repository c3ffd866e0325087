// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.port.Manifest;
import java.util.List;

/** A step whose objects stand in the repository too, byte by byte as it applies them. */
public interface InGit {
    /** What it applies, in its order; without what is sealed, which the repository has from the cluster. */
    List<Manifest> manifests(StepContext context) throws ProblemException, InterruptedException;
}

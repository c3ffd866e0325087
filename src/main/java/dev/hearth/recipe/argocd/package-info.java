// SPDX-License-Identifier: Apache-2.0
/**
 * Argo CD, the repository that it follows, and the hand-over: from here on a change is a push. Tested with practice's cluster and Git,
 * and on the lab.
 */
@NullMarked
package dev.hearth.recipe.argocd;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Puts right on a machine what the plan leaves to Hearth, before anything is built there. How is judged in {@code node.mend}; here it
 * becomes steps. Tested on practice's homelab.
 */
@NullMarked
package dev.hearth.recipe.mend;

import org.jspecify.annotations.NullMarked;

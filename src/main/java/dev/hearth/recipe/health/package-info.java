// SPDX-License-Identifier: Apache-2.0
/**
 * What of a cluster works, asked once through its shared address; changes nothing and waits for nothing. May use what {@code recipe}
 * may. Tested in practice, with machines that are cut.
 */
@NullMarked
package dev.hearth.recipe.health;

import org.jspecify.annotations.NullMarked;

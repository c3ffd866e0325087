// SPDX-License-Identifier: Apache-2.0
/**
 * Makes a plan of a cluster that other hands made, by looking at it; changes nothing. May use what {@code recipe} may. Tested with played
 * machines and answers of a real cluster.
 */
@NullMarked
package dev.hearth.recipe.adopt;

import org.jspecify.annotations.NullMarked;

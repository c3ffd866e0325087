// SPDX-License-Identifier: Apache-2.0
/**
 * What the steps of all components have in common: the world they reach, their names, what they hand on to each other. May use
 * what {@code recipe} may; knows no component. Tested through the steps.
 */
@NullMarked
package dev.hearth.recipe.shared;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Rehearsals of failures on a cluster that stands: measured, and put back as it was. May use what {@code recipe} may, and
 * {@code recipe.controlplane} for looking. Tested step by step, and whole in practice.
 */
@NullMarked
package dev.hearth.recipe.drill;

import org.jspecify.annotations.NullMarked;

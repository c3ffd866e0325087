// SPDX-License-Identifier: Apache-2.0
/**
 * Nodes that leave: one of them, with the cluster kept whole, or all of them, with the cluster. May use what {@code recipe} may, and
 * {@code recipe.controlplane} for looking. Tested step by step on a played cluster, and whole in practice.
 */
@NullMarked
package dev.hearth.recipe.removal;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * A newer patch of k3s on a cluster that stands: a snapshot first, then one node at a time. May use what {@code recipe} may,
 * {@code recipe.controlplane} for looking and restarting, and {@code recipe.snapshots}. Tested in practice.
 */
@NullMarked
package dev.hearth.recipe.upgrade;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Snapshots of etcd: looked for, taken, gone back to. May use what {@code recipe} may, and {@code recipe.controlplane} for looking and
 * for servers that come back. Tested in practice, cut short at every step.
 */
@NullMarked
package dev.hearth.recipe.snapshots;

import org.jspecify.annotations.NullMarked;

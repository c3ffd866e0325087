// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.removal;

import dev.hearth.domain.cluster.NodeSpec;

/**
 * A node that leaves its cluster.
 *
 * @param acceptQuorum whether fewer servers may fail afterwards
 * @param paper that names it
 */
public record Removal(NodeSpec leaving, boolean acceptQuorum, Paper paper) {}

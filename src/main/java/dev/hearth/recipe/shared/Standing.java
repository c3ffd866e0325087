// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.NodeSpec;

/**
 * Where the cluster stands.
 *
 * @param lead the server to ask before the VIP answers: one that runs, else one that has the cluster's data, else the first
 * @param begun whether any server has the cluster's data; if none has, it begins on {@code lead}
 */
public record Standing(NodeSpec lead, boolean begun) {}

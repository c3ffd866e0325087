// SPDX-License-Identifier: Apache-2.0
/**
 * The product: ClusterSpec to Plan, one class a step, grouped by component. May use domain, engine.plan, port, manifest
 * and node. Tested step by step with fake hosts and a fake cluster.
 */
@NullMarked
package dev.hearth.recipe;

import org.jspecify.annotations.NullMarked;

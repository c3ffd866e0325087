// SPDX-License-Identifier: Apache-2.0
/** MetalLB: its objects, its webhook, the pools. Tested with practice's cluster and on the lab. */
@NullMarked
package dev.hearth.recipe.metallb;

import org.jspecify.annotations.NullMarked;

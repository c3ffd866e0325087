// SPDX-License-Identifier: Apache-2.0
/**
 * A plan as a picture: groups of steps in lanes (one a node, one for the cluster), what waits for what, and why. Model and
 * layout are pure and tested by laws on random plans and by a text picture; the views only draw them. May use domain,
 * engine.plan, engine.run, text and ui.fx.
 */
@NullMarked
package dev.hearth.ui.graph;

import org.jspecify.annotations.NullMarked;

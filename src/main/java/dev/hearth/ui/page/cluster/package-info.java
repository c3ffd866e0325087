// SPDX-License-Identifier: Apache-2.0
/**
 * The page of a cluster that stands: the graph of its plan as it is now, its members, and what can be done to it. May use domain,
 * engine.plan, engine.run, port, text, ui.changes, ui.members, ui.steps, ui.graph, ui.draft, ui.fx and ui.wizard. The view-models are
 * tested on recorded looks and a clock of the test's, without a toolkit.
 */
@NullMarked
package dev.hearth.ui.page.cluster;

import org.jspecify.annotations.NullMarked;

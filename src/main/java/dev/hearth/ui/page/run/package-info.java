// SPDX-License-Identifier: Apache-2.0
/**
 * The page on which a cluster is built: graph, list, the step in detail, the log, and what to do when something fails. May
 * use domain, engine.plan, engine.run, port, text, ui.graph, ui.fx and ui.wizard. The view-models are tested on recorded
 * entries without a toolkit, the page on the headless one.
 */
@NullMarked
package dev.hearth.ui.page.run;

import org.jspecify.annotations.NullMarked;

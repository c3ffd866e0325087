// SPDX-License-Identifier: Apache-2.0
/**
 * The last page: proof that the cluster stands, its kubeconfig, and what to do when a node dies. May use domain, engine.run,
 * port, text, ui.draft, ui.fx and ui.wizard. The view-model is tested on recorded runs, the page on the headless toolkit.
 */
@NullMarked
package dev.hearth.ui.page.done;

import org.jspecify.annotations.NullMarked;

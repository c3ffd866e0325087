// SPDX-License-Identifier: Apache-2.0
/**
 * Clusters that were not made here: their plan is kept on this computer and opened. May use domain, port, text, ui.component,
 * ui.fx, ui.trust and ui.wizard; knows no page. Tested with the dialogs that use it, without a toolkit.
 */
@NullMarked
package dev.hearth.ui.arrival;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * One step in words: what it does, waits for, found, or failed with. May use domain, engine, text, ui.component, ui.graph and ui.fx, and
 * knows no page. Tested with the pages that show it.
 */
@NullMarked
package dev.hearth.ui.steps;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What the user chose for all clusters: theme, language, movement, data folder, proxy. May use port, text, ui.fx, ui.component and
 * ui.wizard. The view-model is tested without a toolkit, the dialog on the headless one.
 */
@NullMarked
package dev.hearth.ui.preferences;

import org.jspecify.annotations.NullMarked;

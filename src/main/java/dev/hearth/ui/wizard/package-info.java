// SPDX-License-Identifier: Apache-2.0
/**
 * The frame around the pages: where the user is, what is wrong where, going on and back, saving the draft. May use ui.fx,
 * ui.component and what ui may; knows pages by {@link dev.hearth.ui.wizard.Page} alone. The view-model is tested without a
 * toolkit, the frame on the headless one.
 */
@NullMarked
package dev.hearth.ui.wizard;

import org.jspecify.annotations.NullMarked;

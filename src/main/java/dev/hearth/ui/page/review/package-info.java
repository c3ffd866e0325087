// SPDX-License-Identifier: Apache-2.0
/**
 * The page that shows the plan before anything is changed. May use what ui may, ui.component, ui.draft, ui.fx and ui.wizard;
 * no other page. Its view-model is tested without a toolkit.
 */
@NullMarked
package dev.hearth.ui.page.review;

import org.jspecify.annotations.NullMarked;

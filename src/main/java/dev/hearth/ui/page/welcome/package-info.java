// SPDX-License-Identifier: Apache-2.0
/**
 * The first page: a new cluster, one of mine, practice. May use what ui may, ui.component, ui.draft, ui.fx and ui.wizard; no
 * other page. Its view-model is tested without a toolkit.
 */
@NullMarked
package dev.hearth.ui.page.welcome;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The page that plans addresses: fields, map, conflicts, the router's recipe. May use what ui may, ui.component, ui.draft,
 * ui.fx and ui.wizard; no other page. Its view-model is tested without a toolkit.
 */
@NullMarked
package dev.hearth.ui.page.network;

import org.jspecify.annotations.NullMarked;

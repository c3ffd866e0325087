// SPDX-License-Identifier: Apache-2.0
/**
 * The page that names the nodes: SSH, host keys, secrets, preflight. May use what ui may, ui.component, ui.draft, ui.fx and
 * ui.wizard; no other page. Its view-models are tested without a toolkit.
 */
@NullMarked
package dev.hearth.ui.page.nodes;

import org.jspecify.annotations.NullMarked;

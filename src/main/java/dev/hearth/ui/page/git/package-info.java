// SPDX-License-Identifier: Apache-2.0
/**
 * The page of the repository that Argo CD follows: which one, how Hearth gets in, a test of that, and what will be written. May use what
 * ui may, ui.component, ui.draft, ui.fx, ui.trust and ui.wizard; no other page. Its view-models are tested without a toolkit.
 */
@NullMarked
package dev.hearth.ui.page.git;

import org.jspecify.annotations.NullMarked;

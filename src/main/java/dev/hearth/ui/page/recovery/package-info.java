// SPDX-License-Identifier: Apache-2.0
/**
 * The page of the recovery kit: where it is written, its passphrase, where a copy is kept, and an older kit to start from. May use what ui
 * may, ui.component, ui.draft, ui.fx and ui.wizard, and zxcvbn for how well a passphrase withstands guessing; no other page. Its
 * view-model is tested without a toolkit.
 */
@NullMarked
package dev.hearth.ui.page.recovery;

import org.jspecify.annotations.NullMarked;

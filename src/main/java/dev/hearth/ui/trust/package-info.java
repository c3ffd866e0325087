// SPDX-License-Identifier: Apache-2.0
/**
 * Asks people whether the key that a machine shows is its own, before anything is said to it: for nodes, and for Git over SSH. May use
 * domain, port, text, ui.component, ui.fx and ui.wizard's background work. The check is tested without a toolkit, the dialog in pictures.
 */
@NullMarked
package dev.hearth.ui.trust;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What a look found to be done, and how it is shown; several pages list it. May use engine, text, ui.component and ui.fx, and knows no
 * page. The fold is tested as plain values.
 */
@NullMarked
package dev.hearth.ui.changes;

import org.jspecify.annotations.NullMarked;

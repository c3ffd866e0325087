// SPDX-License-Identifier: Apache-2.0
/**
 * The one draft that all pages look at, and lenses on its texts. No toolkit: javafx.beans alone. Tested as plain values.
 */
@NullMarked
package dev.hearth.ui.draft;

import org.jspecify.annotations.NullMarked;

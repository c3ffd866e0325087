// SPDX-License-Identifier: Apache-2.0
/**
 * The door to the toolkit: its thread, the theme, fonts and icons. May use JavaFX, AtlantaFX and Ikonli alone. Tested on the
 * headless toolkit.
 */
@NullMarked
package dev.hearth.ui.fx;

import org.jspecify.annotations.NullMarked;

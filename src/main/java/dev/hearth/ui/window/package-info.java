// SPDX-License-Identifier: Apache-2.0
/**
 * The application and its one window: puts pages into the frame. May use all of ui; nothing of ui uses it. Tested on the
 * headless toolkit, with a workbench in memory.
 */
@NullMarked
package dev.hearth.ui.window;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: the same workbench and engine as the window, events as text for people and as JSON lines for programs.
 * Tested by running commands on the practice homelab.
 */
@NullMarked
package dev.hearth.app.cli;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The desktop that Hearth runs on, asked by the commands that each system has for it: no library, and nothing that outlives Hearth.
 * May use domain, port and the JDK. Tested with commands that every Linux has in the place of those.
 */
@NullMarked
package dev.hearth.adapter.desktop;

import org.jspecify.annotations.NullMarked;

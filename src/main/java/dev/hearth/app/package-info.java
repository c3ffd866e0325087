// SPDX-License-Identifier: Apache-2.0
/**
 * The composition root: wiring, paths, version, command line. The only room that sees everything.
 */
@NullMarked
package dev.hearth.app;

import org.jspecify.annotations.NullMarked;

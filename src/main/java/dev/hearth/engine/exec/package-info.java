// SPDX-License-Identifier: Apache-2.0
/**
 * The thin shell around engine.run: virtual threads, the clock, the journal. Tested with cancel and kill at every event.
 */
@NullMarked
package dev.hearth.engine.exec;

import org.jspecify.annotations.NullMarked;

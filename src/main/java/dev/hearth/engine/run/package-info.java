// SPDX-License-Identifier: Apache-2.0
/**
 * What happens: sealed events, the fold over them, and a pure scheduler. No clock, no thread, no file. May use java.base,
 * domain.problem and engine.plan. Tested on random graphs.
 */
@NullMarked
package dev.hearth.engine.run;

import org.jspecify.annotations.NullMarked;

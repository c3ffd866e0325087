// SPDX-License-Identifier: Apache-2.0
/**
 * What is to be done: steps, their edges and locks, as an immutable plan that reports all its faults at once. May use
 * java.base and domain.problem. Tested by tables.
 */
@NullMarked
package dev.hearth.engine.plan;

import org.jspecify.annotations.NullMarked;

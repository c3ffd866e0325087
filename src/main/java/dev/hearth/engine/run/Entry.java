// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.run;

import java.time.Instant;

/**
 * An event with its place and time, as the journal keeps it.
 *
 * @param seq from 1, without gaps within a run
 */
public record Entry(long seq, Instant at, Event event) {}

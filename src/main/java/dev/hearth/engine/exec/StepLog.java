// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.plan.StepId;
import java.time.Instant;

/** A line that a step said. */
public record StepLog(Instant at, StepId step, String text) {}

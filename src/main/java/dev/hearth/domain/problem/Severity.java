// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.problem;

/** How much a problem weighs. Only {@link #BLOCKING} stops; {@link #SHOULD_FIX} may be accepted, and that is recorded. */
public enum Severity {
    BLOCKING,
    SHOULD_FIX,
    INFO
}

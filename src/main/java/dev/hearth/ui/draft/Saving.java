// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.problem.Problem;
import java.util.Optional;

/** @param trouble what keeps the draft from being saved; empty when it is saved */
public record Saving(Optional<Problem> trouble) {}

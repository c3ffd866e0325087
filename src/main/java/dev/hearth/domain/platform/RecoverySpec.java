// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The recovery kit (guide G31): one file, encrypted with {@code SecretRef.recoveryPassphrase()}.
 *
 * @param file path of the kit on the desktop
 * @param keptAt the user's words on where the copy outside the cluster is; null until they said so
 * @param restore path of a kit whose sealing keys and account this cluster takes over; null for a new start
 */
public record RecoverySpec(String file, @Nullable String keptAt, @Nullable String restore) {
    /** What is still to be said or done by the user; told at every run until it is. */
    public Optional<Problem> open() {
        return keptAt == null
                ? Optional.of(Problem.warning(ProblemCode.KIT_KEPT_NOWHERE, Map.of("found", file)).at(Field.of("recovery.kept-at")))
                : Optional.empty();
    }
}

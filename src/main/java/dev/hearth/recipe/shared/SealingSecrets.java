// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.LiveObject;
import dev.hearth.sealing.SealingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sealing keys in Secrets, of the cluster or of a kit. */
public final class SealingSecrets {
    private SealingSecrets() {}

    /** @throws ProblemException SEALING_KEY_UNREADABLE; never what stands there */
    public static List<SealingKey> keys(List<LiveObject> secrets) throws ProblemException {
        List<SealingKey> keys = new ArrayList<>();
        for (LiveObject secret : secrets) {
            try {
                keys.add(SealedSecrets.key(secret));
            } catch (IllegalArgumentException e) {
                throw new ProblemException(Problem.blocking(ProblemCode.SEALING_KEY_UNREADABLE, Map.of("object", secret.ref().toString())).detail(String.valueOf(e.getMessage())), e);
            }
        }
        return keys;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.Set;

/** What is missing because nobody has entered it yet: that is neither well nor wrong. */
public final class Withheld {
    private static final Set<ProblemCode> SECRETS = Set.of(ProblemCode.SSH_PASSWORD_MISSING, ProblemCode.SSH_PASSPHRASE_MISSING, ProblemCode.SUDO_PASSWORD_MISSING,
            ProblemCode.DNS_CREDENTIAL_MISSING, ProblemCode.GIT_TOKEN_MISSING, ProblemCode.KIT_PASSPHRASE_MISSING);

    private Withheld() {}

    /** A secret; none is stored, so each is asked for when something needs it. */
    public static boolean secret(Problem problem) {
        return SECRETS.contains(problem.code());
    }

    /** A secret, or a field in which nothing stands. */
    public static boolean empty(Problem problem) {
        return secret(problem) || problem.code() == ProblemCode.FIELD_EMPTY;
    }
}

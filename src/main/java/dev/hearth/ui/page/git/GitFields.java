// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import dev.hearth.domain.problem.ProblemCode;

/** Where on the page it is mended that a repository could not be reached. */
final class GitFields {
    private GitFields() {}

    static String of(ProblemCode code, Kind kind) {
        return switch (code) {
            case GIT_REFUSED, GIT_READ_ONLY, GIT_TOKEN_MISSING -> kind == Kind.HTTPS ? GitViewModel.TOKEN : "git.key";
            case SSH_KEY_UNREADABLE -> "git.key";
            case SSH_PASSPHRASE_MISSING, SSH_PASSPHRASE_WRONG -> GitViewModel.PASSPHRASE;
            default -> "git.place";
        };
    }
}

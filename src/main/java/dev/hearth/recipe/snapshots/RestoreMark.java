// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.snapshots;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;

/** What a server keeps of a restore until it has ended: its data is the snapshot's, or none. Without it nothing would tell a server's old data from its new. */
record RestoreMark(String text) {
    /** @param source whether it is the server that the cluster is restored on */
    static RestoreMark of(String snapshot, boolean source) {
        return new RestoreMark(snapshot + (source ? " restored" : " cleared"));
    }

    boolean on(NodeShell shell) throws ProblemException, InterruptedException {
        return shell.read(K3sPaths.RESTORE).map(String::strip).filter(text::equals).isPresent();
    }

    /** Either of the two. */
    static boolean any(String snapshot, NodeShell shell) throws ProblemException, InterruptedException {
        return of(snapshot, true).on(shell) || of(snapshot, false).on(shell);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings a change of what Argo CD follows to where it looks: into the repository. Applied to the cluster alone, it would be undone
 * within seconds.
 */
public interface GitUpkeep {
    /** How the file of an object stands that is otherwise in the cluster than the plan wants it. */
    enum Standing {
        /** Its owner changed or removed the file: it is theirs. */
        KEPT,
        /** It is as Hearth last wrote it, and the plan wants something else now. */
        BEHIND,
        /** It says what the plan wants; Argo CD has not brought it yet. */
        WRITTEN
    }

    /**
     * An object that Argo CD follows.
     *
     * @param application that follows it
     * @param wanted by the plan
     */
    record Tracked(String application, Manifest wanted) {}

    /** @throws ProblemException when the repository cannot be read: what is the owner's own change could not be told */
    Map<ObjectRef, Standing> standing(List<Tracked> objects) throws ProblemException, InterruptedException;

    /** Writes files, one commit. */
    void write(List<Tracked> objects) throws ProblemException, InterruptedException;

    /**
     * An object that Argo CD follows and the plan does not know any more.
     *
     * @param application that follows it
     */
    record Left(String application, ObjectRef ref) {}

    /** How their files stand: to be removed ({@code BEHIND}), gone already ({@code WRITTEN}), or their owner's. */
    Map<ObjectRef, Standing> leaving(List<Left> objects) throws ProblemException, InterruptedException;

    /** Removes files, one commit. */
    void remove(List<Left> objects) throws ProblemException, InterruptedException;

    /** Without a repository of Hearth's, everything that is followed is its owner's. */
    static GitUpkeep none() {
        return new GitUpkeep() {
            @Override
            public Map<ObjectRef, Standing> standing(List<Tracked> objects) {
                return objects.stream().map(each -> each.wanted().ref()).collect(Collectors.toMap(Function.identity(), ref -> Standing.KEPT));
            }

            @Override
            public void write(List<Tracked> objects) {
                throw new IllegalStateException("nothing is behind");
            }

            @Override
            public Map<ObjectRef, Standing> leaving(List<Left> objects) {
                return objects.stream().map(Left::ref).collect(Collectors.toMap(Function.identity(), ref -> Standing.KEPT));
            }

            @Override
            public void remove(List<Left> objects) {
                throw new IllegalStateException("nothing is behind");
            }
        };
    }
}

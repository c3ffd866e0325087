// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.draft;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterStore;
import java.util.Optional;

/**
 * Where the open draft is kept. A draft that gets another name takes its place along; while it cannot have that name it stays
 * where it is, or goes to a free place, so that neither it nor another cluster is lost. For several threads.
 */
final class Place {
    private final ClusterStore store;
    private Optional<String> kept = Optional.empty();
    private Optional<ClusterDraft> last = Optional.empty();

    Place(ClusterStore store) {
        this.store = store;
    }

    /** @param name that the draft was loaded by; empty for one that is not kept yet */
    synchronized void open(ClusterDraft draft, Optional<String> name) {
        kept = name;
        last = name.map(any -> draft);
    }

    /** @return why the draft cannot have its name; it is saved all the same */
    synchronized Optional<Problem> save(ClusterDraft draft) throws ProblemException {
        if (last.filter(draft::equals).isPresent()) {
            return Optional.empty();
        }
        Optional<Problem> held = kept.isEmpty() ? create(draft) : keep(draft, kept.get());
        // A draft that is not where it belongs is tried again with the next save.
        last = held.isEmpty() ? Optional.of(draft) : Optional.empty();
        return held;
    }

    private Optional<Problem> keep(ClusterDraft draft, String name) throws ProblemException {
        if (draft.name().strip().equals(name.strip())) {
            store.save(draft);
            return Optional.empty();
        }
        try {
            store.rename(name, draft);
            kept = Optional.of(draft.name());
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.STORE_MISSING) {
                return create(draft);
            }
            store.save(draft.withName(name));
            return Optional.of(e.problem().with("kept", name));
        }
    }

    private Optional<Problem> create(ClusterDraft draft) throws ProblemException {
        Optional<Problem> refused = tryCreate(draft);
        for (int number = 2; kept.isEmpty() && refused.isPresent(); number++) {
            tryCreate(draft.withName((draft.name().isBlank() ? "unnamed" : draft.name().strip()) + "-" + number));
        }
        // That a name is missing is said already.
        return refused.filter(any -> !draft.name().isBlank()).map(problem -> problem.with("kept", kept.orElse("")));
    }

    private Optional<Problem> tryCreate(ClusterDraft draft) throws ProblemException {
        try {
            kept = Optional.empty();
            store.create(draft);
            kept = Optional.of(draft.name());
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.STORE_NAME_TAKEN) {
                return Optional.of(e.problem());
            }
            throw e;
        }
    }
}

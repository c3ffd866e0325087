// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.Work;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is at a kit's place already. Opening one takes a second or two, so it is done when a field is left and not while somebody types. */
public final class KitSight {
    private final PageContext context;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.none());
    private Optional<Work> running = Optional.empty();

    KitSight(PageContext context) {
        this.context = context;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Looks, unless the same was looked at with the same passphrase. */
    void look(Optional<Asked> asked) {
        if (asked.equals(state.get().of())) {
            return;
        }
        forget();
        asked.ifPresent(wanted -> {
            Work work = new Work(context.background(), context.ui());
            running = Optional.of(work);
            state.set(new State(Phase.LOOKING, asked, Collections.emptySortedSet(), Optional.empty()));
            work.run(() -> {
                State found = find(wanted);
                work.tell(() -> state.set(found));
            });
        });
    }

    private State find(Asked asked) {
        Optional<Asked> of = Optional.of(asked);
        try {
            if (!context.bench().kits().exists(asked.file())) {
                return new State(Phase.ABSENT, of, Collections.emptySortedSet(), Optional.empty());
            }
            if (asked.passphrase().isEmpty()) {
                return new State(Phase.LOCKED, of, Collections.emptySortedSet(), Optional.empty());
            }
            Optional<Map<String, Secret>> files = context.bench().kits().read(asked.file(), asked.passphrase().get());
            return new State(files.isPresent() ? Phase.OPEN : Phase.ABSENT, of,
                    Collections.unmodifiableSortedSet(new TreeSet<>(files.orElse(Map.of()).keySet())), Optional.empty());
        } catch (ProblemException e) {
            return new State(Phase.FAILED, of, Collections.emptySortedSet(), Optional.of(e.problem()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return State.none();
        }
    }

    void forget() {
        running.ifPresent(Work::stop);
        running = Optional.empty();
        state.set(State.none());
    }

    /** How far looking is. */
    public enum Phase {
        NONE,
        LOOKING,
        /** There is no file. */
        ABSENT,
        /** There is one, and no passphrase to open it with. */
        LOCKED,
        OPEN,
        FAILED
    }

    /** What the answer depends on. */
    public record Asked(Path file, Optional<Secret> passphrase) {}

    /**
     * @param of what was looked at
     * @param files names of what is in it
     */
    public record State(Phase phase, Optional<Asked> of, SortedSet<String> files, Optional<Problem> problem) {
        static State none() {
            return new State(Phase.NONE, Optional.empty(), Collections.emptySortedSet(), Optional.empty());
        }
    }
}

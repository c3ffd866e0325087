// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.ui.Workbench;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The password that Argo CD made for {@code admin}: kept on this desktop until its owner has taken it over, shown when that is asked for
 * and only as long as the page is. Used on the window's thread alone.
 */
final class AdminPassword {
    /** How far its owner is with it. */
    enum Phase {
        /** It was not looked yet. */
        UNKNOWN,
        /** None is kept here. */
        NONE,
        KEPT,
        SHOWN,
        /** The user wants it deleted here and is asked back. */
        ASKED,
        DELETED,
        FAILED
    }

    /**
     * @param password while it is shown
     * @param problem why it could not be read or deleted
     */
    record State(Phase phase, Optional<Secret> password, Optional<Problem> problem) {
        static State of(Phase phase) {
            return new State(phase, Optional.empty(), Optional.empty());
        }
    }

    private final Workbench bench;
    private final Executor background;
    private final Executor ui;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.of(Phase.UNKNOWN));
    private int round;

    AdminPassword(Workbench bench, Executor background, Executor ui) {
        this.bench = bench;
        this.background = background;
        this.ui = ui;
    }

    ObservableValue<State> stateProperty() {
        return state;
    }

    private Phase phase() {
        return state.get().phase();
    }

    /** Another run has ended, perhaps with another password. */
    void forget() {
        round++;
        state.set(State.of(Phase.UNKNOWN));
    }

    /** Looks whether one is kept. */
    void look(String cluster) {
        if (phase() == Phase.UNKNOWN || phase() == Phase.NONE || phase() == Phase.FAILED) {
            inBackground(() -> State.of(bench.adminPassword(cluster).isPresent() ? Phase.KEPT : Phase.NONE));
        }
    }

    void show(String cluster) {
        if (phase() == Phase.KEPT) {
            inBackground(() -> bench.adminPassword(cluster).map(password -> new State(Phase.SHOWN, Optional.of(password), Optional.empty()))
                    .orElseGet(() -> State.of(Phase.NONE)));
        }
    }

    /** The user wants it deleted; nothing is, before {@link #delete}. */
    void ask() {
        if (phase() == Phase.SHOWN) {
            state.set(new State(Phase.ASKED, state.get().password(), Optional.empty()));
        }
    }

    void keep() {
        if (phase() == Phase.ASKED) {
            state.set(new State(Phase.SHOWN, state.get().password(), Optional.empty()));
        }
    }

    void delete(String cluster) {
        if (phase() == Phase.ASKED) {
            inBackground(() -> {
                bench.deleteAdminPassword(cluster);
                return State.of(Phase.DELETED);
            });
        }
    }

    /** The page is not shown any more. */
    void hide() {
        round++;
        if (phase() == Phase.SHOWN || phase() == Phase.ASKED) {
            state.set(State.of(Phase.UNKNOWN));
        }
    }

    @FunctionalInterface
    private interface Slow {
        State get() throws ProblemException;
    }

    private void inBackground(Slow work) {
        int mine = ++round;
        background.execute(() -> {
            State found;
            try {
                found = work.get();
            } catch (ProblemException e) {
                found = new State(Phase.FAILED, Optional.empty(), Optional.of(e.problem()));
            }
            State next = found;
            ui.execute(() -> {
                if (mine == round) {
                    state.set(next);
                }
            });
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.domain.problem.Problem;
import dev.hearth.ui.Workbench.Mishap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far somebody who practises has come: something goes wrong, Hearth names it, it is mended, and the way goes on. On the window's thread. */
final class Story {
    /** Where the story is. */
    enum Chapter {
        BEGIN,
        CHOSEN,
        NAMED,
        MENDED
    }

    /**
     * What there is to tell.
     *
     * @param mishap what goes wrong, the last that was chosen
     * @param named what Hearth said of it
     */
    record Told(Chapter chapter, Optional<Mishap> mishap, Optional<Problem> named) {}

    private final List<Mishap> mishaps;
    private final WizardViewModel wizard;
    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(new Told(Chapter.BEGIN, Optional.empty(), Optional.empty()));
    /** What was known to be wrong before something was made to go wrong. */
    private Set<Problem> before = Set.of();

    Story(List<Mishap> mishaps, WizardViewModel wizard) {
        this.mishaps = mishaps;
        this.wizard = wizard;
        for (PageId id : wizard.pageIds()) {
            wizard.page(id).problems().addListener((all, was, is) -> listen());
        }
    }

    List<Mishap> mishaps() {
        return mishaps;
    }

    ReadOnlyObjectProperty<Told> toldProperty() {
        return told.getReadOnlyProperty();
    }

    long wrong() {
        return mishaps.stream().filter(Mishap::on).count();
    }

    void set(Mishap mishap, boolean on) {
        if (mishap.on() == on) {
            return;
        }
        before = new HashSet<>(problems().toList());
        mishap.set(on);
        told.set(on ? new Told(Chapter.CHOSEN, Optional.of(mishap), Optional.empty())
                : new Told(wrong() == 0 ? Chapter.MENDED : told.get().chapter(), told.get().mishap(), told.get().named()));
    }

    /** All that goes wrong. */
    void mend() {
        mishaps.stream().filter(Mishap::on).forEach(mishap -> set(mishap, false));
    }

    private Stream<Problem> problems() {
        return wizard.pageIds().stream().filter(wizard::reached).flatMap(id -> wizard.page(id).problems().getValue().stream());
    }

    private void listen() {
        if (told.get().chapter() == Chapter.CHOSEN) {
            problems().filter(problem -> !before.contains(problem)).findFirst()
                    .ifPresent(named -> told.set(new Told(Chapter.NAMED, told.get().mishap(), Optional.of(named))));
        } else if (told.get().chapter() == Chapter.NAMED && wrong() == 0) {
            told.set(new Told(Chapter.MENDED, told.get().mishap(), told.get().named()));
        }
    }
}

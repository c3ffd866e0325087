// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** What the wizard needs to know of a page, without its picture; a page's view-model implements it. */
public interface PageLogic {
    /** As {@link #primaryText}: there is nothing to press. */
    String HIDDEN = "-";

    PageId id();

    /** What is wrong on this page now, in the order of its fields; a blocking one keeps the user from going on. */
    ObservableValue<List<Problem>> problems();

    /** What is shown in red on this page and yet keeps nobody from going on, as a password that was refused a moment ago. */
    default ObservableValue<List<Problem>> remarks() {
        return new SimpleObjectProperty<>(List.of());
    }

    /** A few words for the list of steps, as the subnet or the number of nodes; empty for none. */
    default ObservableValue<String> summary() {
        return new SimpleStringProperty("");
    }

    /** The part of the draft that this page's picture rests on but does not edit: when it changes, the page is stale. */
    default Object basis(ClusterDraft draft) {
        return "";
    }

    /** Whether there is anything to decide here now; the wizard passes by a page that has nothing, and keeps what was entered there. */
    default ObservableValue<Boolean> wanted() {
        return new SimpleBooleanProperty(true);
    }

    /** The page is shown from now on. */
    default void entered() {}

    /** The page is hidden from now on; slow checks of its own end. */
    default void left() {}

    /** The user wanted to go on and something blocks: problems of fields not visited yet are shown too. */
    default void showProblems() {}

    /** What the footer's main button is called here, as a finished text; empty for the usual "Next", or {@link #HIDDEN}. */
    default ObservableValue<String> primaryText() {
        return new SimpleStringProperty("");
    }

    /**
     * The main button was pressed and nothing blocks.
     *
     * @return whether to go on to the next page; false when the page has done what there was to do itself
     */
    default boolean primary() {
        return true;
    }

    /** Whether the user may leave this page for an earlier one now. */
    default ObservableValue<Boolean> mayGoBack() {
        return new SimpleBooleanProperty(true);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.domain.problem.Problem;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** What the wizard needs to know of a page, without its picture; a page's view-model implements it. */
public interface PageLogic {
    PageId id();

    /** What is wrong on this page now, in the order of its fields; a blocking one keeps the user from going on. */
    ObservableValue<List<Problem>> problems();

    /** The page is shown from now on. */
    default void entered() {}

    /** The page is hidden from now on; slow checks of its own end. */
    default void left() {}

    /**
     * What the footer's main button is called here, as a finished text; empty means the usual "Next", and "-" hides the
     * button.
     */
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

    /** Whether the user may go back from here now. */
    default ObservableValue<Boolean> mayGoBack() {
        return new SimpleBooleanProperty(true);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.arrival;

import dev.hearth.domain.problem.Problem;
import dev.hearth.ui.wizard.Inquiry;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** How a cluster comes to this computer: something is asked for, what was found is looked at, and opened. */
public interface Way {
    /** What was found so far. */
    ObservableValue<? extends Inquiry.State<?>> lookProperty();

    /** Why nothing was found. */
    default ObservableValue<Optional<Problem>> problemProperty() {
        return lookProperty().map(Inquiry.State::problem);
    }

    /** Whether something goes on. */
    ObservableValue<Boolean> busyProperty();

    void ask();

    /** To what was asked for, without what was found. */
    void back();

    void open();

    /** Nothing goes on any more. */
    void end();
}

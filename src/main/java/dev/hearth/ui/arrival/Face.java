// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.arrival;

import dev.hearth.domain.problem.Problem;
import dev.hearth.ui.fx.Icon;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What the dialog of one way shows: first what is asked for, then what was found. */
public interface Face {
    /** What ids and text keys begin with: {@code <words>.title}, {@code .ask}, {@code .asking}, {@code .open} and {@code .found}. */
    String words();

    Icon icon();

    /** Height of what changes, in pixels. */
    double height();

    /** What is asked for; the same each time, so that what was entered stays. */
    Region where();

    /** Has the focus at the beginning. */
    Node first();

    /** What was found, as it is now; empty before. */
    Optional<Region> found();

    /** Changes when {@link #found} does; why nothing was found. */
    ObservableValue<Optional<Problem>> problemProperty();

    ObservableValue<Boolean> busyProperty();

    void ask();

    /** To what was asked for, without what was found. */
    void back();

    void open();

    /** Nothing goes on any more. */
    void end();
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.arrival;

import dev.hearth.ui.fx.Icon;
import java.util.Optional;
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

    /** What was found, as it is now; empty before. It changes with what its way found. */
    Optional<Region> found();

    Way way();
}

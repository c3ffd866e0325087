// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.domain.problem.Field;
import javafx.scene.Node;

/** A page of the wizard: logic and picture. */
public interface Page {
    PageLogic logic();

    /** The picture, made once; on the window's thread. */
    Node view();

    /** Puts the focus on the control of that field; nothing happens when the page has none for it. */
    default void focus(Field field) {}

    /** Puts the focus where work on this page begins. */
    default void focusFirst() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.domain.problem.Field;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A page whose picture is made when it is first shown: at the start nobody waits for nine others. Its logic is there from the beginning. */
public final class LaterPage implements Page {
    private final PageLogic logic;
    private final Supplier<? extends Page> picture;
    private @Nullable Page made;

    public LaterPage(PageLogic logic, Supplier<? extends Page> picture) {
        this.logic = logic;
        this.picture = picture;
    }

    @Override
    public PageLogic logic() {
        return logic;
    }

    @Override
    public Node view() {
        return page().view();
    }

    @Override
    public void focus(Field field) {
        page().focus(field);
    }

    @Override
    public void focusFirst() {
        page().focusFirst();
    }

    private Page page() {
        Page page = made == null ? picture.get() : made;
        made = page;
        return page;
    }
}

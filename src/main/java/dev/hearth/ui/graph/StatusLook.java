// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.run.StepStatus;
import dev.hearth.ui.fx.Icon;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.kordamp.ikonli.javafx.FontIcon;

/** How a status looks: a pseudo-class of its name, and a picture. */
public final class StatusLook {
    private static final Map<StepStatus, PseudoClass> CLASSES = new EnumMap<>(StepStatus.class);

    static {
        for (StepStatus status : StepStatus.values()) {
            CLASSES.put(status, PseudoClass.getPseudoClass(status.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static final PseudoClass HINDERED = PseudoClass.getPseudoClass("hindered");

    private StatusLook() {}

    /** Gives the node the pseudo-class of this status and takes away all others. */
    public static void show(Node node, StepStatus status) {
        CLASSES.forEach((each, name) -> node.pseudoClassStateChanged(name, each == status));
        node.pseudoClassStateChanged(HINDERED, false);
    }

    /** A wait that something seems to hinder, after {@link #show(Node, StepStatus)}, which takes it away. */
    public static void hinder(Node node) {
        node.pseudoClassStateChanged(HINDERED, true);
        if (node instanceof FontIcon picture) {
            picture.setIconCode(Icon.WARNING.picture().getIconCode());
        }
    }

    public static Icon icon(StepStatus status) {
        return switch (status) {
            case WAITING -> Icon.PENDING;
            case PROBING -> Icon.LOOKING;
            case SATISFIED -> Icon.CHECK;
            case ACTING -> Icon.RUNNING;
            case VERIFYING -> Icon.VERIFYING;
            case DONE -> Icon.OK;
            case NEEDED -> Icon.WOULD_CHANGE;
            case FAILED -> Icon.ERROR;
            case SKIPPED -> Icon.SKIPPED;
            case CANCELLED -> Icon.CANCELLED;
        };
    }

    /** A picture that is changed by {@link #show(FontIcon, StepStatus)}. */
    public static FontIcon picture(StepStatus status) {
        FontIcon picture = icon(status).picture("status-icon");
        show((Node) picture, status);
        return picture;
    }

    public static void show(FontIcon picture, StepStatus status) {
        picture.setIconCode(icon(status).picture().getIconCode());
        show((Node) picture, status);
    }
}

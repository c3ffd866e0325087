// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.AddressMap;
import java.util.function.Function;
import javafx.scene.paint.Color;

/** The colours of the theme that is on, and which of them a run of addresses has. */
record MapColours(Function<MapInk, Color> ink) {
    static MapInk of(AddressMap.Run run) {
        return run.owner().map(owner -> MapInk.of(owner.kind())).orElse(MapInk.FREE);
    }

    Color colour(MapInk some) {
        return ink.apply(some);
    }

    /** As pixels are written, in one number. */
    int argb(MapInk some) {
        Color colour = ink.apply(some);
        return 255 << 24 | part(colour.getRed()) << 16 | part(colour.getGreen()) << 8 | part(colour.getBlue());
    }

    private static int part(double value) {
        return (int) Math.round(value * 255);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.fx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/** The colours of a theme by their names, as its style sheets define them: Primer's, and Hearth's on top. */
final class StyleColours {
    private static final Pattern DEFINED = Pattern.compile("(-[a-z][\\w-]*)\\s*:\\s*([^;]+);");
    private final Map<String, String> defined = new HashMap<>();

    private StyleColours() {}

    static StyleColours of(Theme theme) throws IOException {
        StyleColours colours = new StyleColours();
        colours.take(read("/atlantafx/base/theme/primer-" + (theme == Theme.LIGHT ? "light" : "dark") + ".css"), ".root");
        String own = read("/dev/hearth/ui/hearth.css");
        colours.take(own, ".root.hearth");
        if (theme == Theme.DARK) {
            colours.take(own, ".root.hearth-dark");
        }
        return colours;
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(StyleColours.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void take(String sheet, String selector) {
        Matcher block = Pattern.compile("(?m)^" + Pattern.quote(selector) + " \\{([^}]*)}").matcher(sheet);
        if (!block.find()) {
            throw new AssertionError("no " + selector);
        }
        Matcher colour = DEFINED.matcher(block.group(1));
        while (colour.find()) {
            defined.put(colour.group(1), colour.group(2).strip());
        }
    }

    /** A name, which may stand for another one, or a colour itself. */
    Color colour(String name) {
        String value = name;
        while (value.startsWith("-")) {
            String known = value;
            value = Objects.requireNonNull(defined.get(known), () -> "no colour " + known);
        }
        return Color.web(value);
    }

    /**
     * How well a colour can be told from its ground, 1 to 21 (WCAG 2.2, "contrast ratio"). What is seen through lies on the page.
     */
    double contrast(String text, String ground) {
        Color page = colour("-color-bg-default");
        Color under = over(colour(ground), page);
        double first = luminance(over(colour(text), under));
        double second = luminance(under);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static Color over(Color colour, Color ground) {
        return ground.interpolate(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 1), colour.getOpacity());
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
